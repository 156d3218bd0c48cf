package id.sesi.adapters.cli.command;

final class Fetches {
    void fetch(id.sesi.application.driven.SecretSource secrets) {
        secrets.fetch(java.time.Duration.ZERO).close();
    }
}
