package com.acme.hr;

import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import jakarta.servlet.ServletContext;
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

/**
 * The context parameters of the application. In Tomcat, each is a {@code <Parameter>} of the context.
 *
 * @param secretKeyFile a file that contains only the key
 * @param deadline the time limit of a call
 * @param extraCertificates the certificates to trust in addition to those of the JDK; a sandbox needs its own
 */
record Settings(
        PartnerId partnerId,
        Environment environment,
        Path secretKeyFile,
        Duration deadline,
        List<X509Certificate> extraCertificates) {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    static Settings of(ServletContext context) {
        Environment environment =
                Environment.named(optional(context, "sesi.environment").orElse("staging"));
        return new Settings(
                new PartnerId(required(context, "sesi.partnerId")),
                optional(context, "sesi.baseUrl")
                        .map(url -> environment.at(URI.create(url)))
                        .orElse(environment),
                Path.of(required(context, "sesi.secretKeyFile")),
                optional(context, "sesi.deadline").map(Duration::parse).orElse(DEADLINE),
                optional(context, "sesi.caFile").map(Settings::certificates).orElse(List.of()));
    }

    private static List<X509Certificate> certificates(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("sesi.caFile: cannot read certificates from " + file + "; check the file", e);
        }
    }

    private static String required(ServletContext context, String name) {
        return optional(context, name)
                .orElseThrow(() -> new IllegalArgumentException("the context parameter " + name + " is missing; set it"));
    }

    private static Optional<String> optional(ServletContext context, String name) {
        return Optional.ofNullable(context.getInitParameter(name));
    }
}
