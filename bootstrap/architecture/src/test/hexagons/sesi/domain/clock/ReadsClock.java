package id.sesi.domain;

final class ReadsClock {
    java.time.Instant now() {
        return java.time.Instant.now();
    }
}
