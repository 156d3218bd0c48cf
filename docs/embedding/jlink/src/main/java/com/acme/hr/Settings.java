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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings from environment variables. */
record Settings(
        PartnerId partnerId, Environment environment, Path key, Duration deadline, List<X509Certificate> certificates) {

    static Settings of(Map<String, String> variables) throws IOException, CertificateException {
        return new Settings(
                new PartnerId(required(variables, "PSIKOLOGIE_PARTNER_ID")),
                environment(variables),
                Path.of(required(variables, "PSIKOLOGIE_SECRET_KEY_FILE")),
                Duration.parse(variables.getOrDefault("PSIKOLOGIE_DEADLINE", "PT10S")),
                certificates(variables));
    }

    private static Environment environment(Map<String, String> variables) {
        Environment environment = Environment.named(variables.getOrDefault("PSIKOLOGIE_ENVIRONMENT", "staging"));
        return Optional.ofNullable(variables.get("PSIKOLOGIE_BASE_URL"))
                .map(url -> environment.withBaseUrl(URI.create(url)))
                .orElse(environment);
    }

    /** {@return the certificates to trust in addition to those of the JDK; to connect to a sandbox, add its certificate} */
    private static List<X509Certificate> certificates(Map<String, String> variables)
            throws IOException, CertificateException {
        if (!variables.containsKey("PSIKOLOGIE_CA_FILE")) {
            return List.of();
        }
        try (InputStream pem = Files.newInputStream(Path.of(variables.get("PSIKOLOGIE_CA_FILE")))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static String required(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the variable " + name + " is missing; set it"));
    }
}
