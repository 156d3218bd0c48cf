package id.sesi.adapters.http.sandbox;

record KnowsGateway(id.sesi.adapters.http.gateway.OkHttpSessionGateway gateway) {}
