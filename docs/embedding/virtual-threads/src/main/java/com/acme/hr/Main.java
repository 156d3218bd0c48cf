package com.acme.hr;

import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Serves until it is stopped. The sample plain-main shows more settings. */
public final class Main {

    private static final int PORT = 8080;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        PartnerId partnerId = new PartnerId(System.getenv("PSIKOLOGIE_PARTNER_ID"));
        Path key = Path.of(System.getenv("PSIKOLOGIE_SECRET_KEY_FILE"));

        Sessions sessions = new Sessions(partnerId, Environment.STAGING, new FileSecretSource(key), List.of());
        WidgetServer server = new WidgetServer(PORT, new SignedInUser(partnerId, "USR-001"), sessions.createSession(), DEADLINE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            sessions.close();
        }));
    }
}
