package id.sesi.adapters.http.sandbox;

final class Copies {
    int most() {
        return id.sesi.adapters.http.gateway.Limits.MAX;
    }
}
