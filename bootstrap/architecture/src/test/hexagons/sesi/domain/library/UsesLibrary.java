package id.sesi.domain;

record UsesLibrary(okhttp3.HttpUrl url) {}
