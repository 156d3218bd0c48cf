package id.sesi.adapters.http.vault;

record KnowsGateway(id.sesi.adapters.http.gateway.OkHttpSessionGateway gateway) {}
