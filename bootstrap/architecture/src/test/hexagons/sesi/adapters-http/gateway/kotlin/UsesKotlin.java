package id.sesi.adapters.http.gateway;

record UsesKotlin(kotlin.Unit unit) {}
