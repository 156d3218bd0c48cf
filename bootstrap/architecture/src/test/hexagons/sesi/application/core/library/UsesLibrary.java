package id.sesi.application;

record UsesLibrary(org.slf4j.Logger log) {}
