package id.sesi.adapters.cli.command;

final class Fetches {
    void fetch(id.sesi.application.driven.SecretSource secrets) {
        secrets.fetch(new id.sesi.domain.PartnerId("x"), java.time.Duration.ZERO).close();
    }
}
