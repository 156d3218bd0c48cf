package com.acme.hr;

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
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings from environment variables. */
record Settings(
        PartnerId partnerId, Environment environment, Path key, Duration deadline, List<X509Certificate> certificates) {

    static Settings of(Map<String, String> variables) {
        return new Settings(
                new PartnerId(required(variables, "PSIKOLOGIE_PARTNER_ID")),
                environment(variables),
                Path.of(required(variables, "PSIKOLOGIE_SECRET_KEY_FILE")),
                deadline(variables.getOrDefault("PSIKOLOGIE_DEADLINE", "PT10S")),
                extraCertificates(variables));
    }

    private static Environment environment(Map<String, String> variables) {
        Environment environment = Environment.named(variables.getOrDefault("PSIKOLOGIE_ENVIRONMENT", "staging"));
        return Optional.ofNullable(variables.get("PSIKOLOGIE_BASE_URL"))
                .map(url -> environment.withBaseUrl(URI.create(url)))
                .orElse(environment);
    }

    /** {@return the certificates to trust in addition to those of the JDK; to connect to a sandbox, add its certificate} */
    private static List<X509Certificate> extraCertificates(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("PSIKOLOGIE_CA_FILE"))
                .map(Settings::certificates)
                .orElse(List.of());
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

    private static Duration deadline(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("PSIKOLOGIE_DEADLINE: " + text + " is not a duration; write it like PT10S", e);
        }
    }

    private static String required(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the variable " + name + " is missing; set it"));
    }
}
