package com.acme.hr;

import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
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
import java.util.Optional;

/** Reads the settings from environment variables, and serves until it is stopped. */
public final class Main {

    private static final int PORT = 8080;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try {
            serve();
        } catch (IllegalArgumentException e) { // Its message says which setting is wrong.
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void serve() throws IOException {
        PartnerId partnerId = new PartnerId(required("PSIKOLOGIE_PARTNER_ID"));
        Path key = Path.of(required("PSIKOLOGIE_SECRET_KEY_FILE"));

        SesiClient sesi = new SesiClient(partnerId, environment(), new FileSecretSource(key), extraCertificates());
        WidgetServer server = new WidgetServer(PORT, new SignedInUser(partnerId, "USR-001"), sesi.createSession(), DEADLINE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            sesi.close();
        }));
        System.out.println("http://localhost:" + server.port() + "/widget");
    }

    private static Environment environment() {
        Environment environment = Environment.named(optional("PSIKOLOGIE_ENVIRONMENT").orElse("staging"));
        return optional("PSIKOLOGIE_BASE_URL").map(url -> environment.withBaseUrl(URI.create(url))).orElse(environment);
    }

    /** {@return the certificates to trust in addition to those of the JDK; to connect to a sandbox, add its certificate} */
    private static List<X509Certificate> extraCertificates() {
        return optional("PSIKOLOGIE_CA_FILE").map(Main::certificates).orElse(List.of());
    }

    private static List<X509Certificate> certificates(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "PSIKOLOGIE_CA_FILE: no certificates in " + file + " (" + e + "); check the file", e);
        }
    }

    private static String required(String variable) {
        return optional(variable)
                .orElseThrow(() -> new IllegalArgumentException("the environment variable " + variable + " is missing; set it"));
    }

    private static Optional<String> optional(String variable) {
        return Optional.ofNullable(System.getenv(variable));
    }
}
