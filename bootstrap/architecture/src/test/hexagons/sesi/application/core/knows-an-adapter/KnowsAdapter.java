package id.sesi.application;

record KnowsAdapter(id.sesi.adapters.http.gateway.OkHttpSessionGateway gateway) {}
