package id.sesi.bootstrap;

final class Quick {
    id.sesi.application.driven.Ticker ticker() {
        return () -> 0;
    }
}
