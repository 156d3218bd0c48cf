package com.acme.hr;

import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** Serves until it is stopped. Helidon's shutdown hook then stops the server, and the server stops the service. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Config config = Config.create();
        WidgetService widgets = service(config.get("psikologie"));
        WebServer.builder()
                .config(config.get("server"))
                .routing(routing -> routing.register("/widget-session", widgets))
                .build()
                .start();
    }

    private static WidgetService service(Config settings) {
        PartnerId partnerId = new PartnerId(settings.get("partner-id").asString().get());
        Environment named = Environment.named(settings.get("environment").asString().get());
        Environment environment =
                settings.get("base-url").as(URI.class).map(named::withBaseUrl).orElse(named);
        Path key = settings.get("secret-key-file").as(Path.class).get();

        SesiClient sesi = new SesiClient(partnerId, environment, new FileSecretSource(key), certificates(settings));
        Duration deadline = settings.get("deadline").as(Duration.class).get();
        return new WidgetService(new SignedInUser(partnerId, "USR-001"), sesi, deadline);
    }

    /** {@return the certificates to trust in addition to those of the JDK; to connect to a sandbox, add its certificate} */
    private static List<X509Certificate> certificates(Config settings) {
        return settings.get("ca-file").as(Path.class).map(Main::certificates).orElse(List.of());
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "psikologie.ca-file: no certificates in " + file + " (" + e + "); check the file", e);
        }
    }
}
