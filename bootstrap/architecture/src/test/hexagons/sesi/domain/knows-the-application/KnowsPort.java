package id.sesi.domain;

record KnowsPort(id.sesi.application.driven.SecretSource secrets) {}
