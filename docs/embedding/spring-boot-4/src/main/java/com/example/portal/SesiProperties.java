package com.example.portal;

import id.sesi.domain.Environment;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code sesi.*}. A missing or invalid one ends the start with a message that names it.
 *
 * @param environment {@code staging} or {@code production}
 * @param baseUrl another address of that environment, such as a sandbox
 * @param secretKeyFile a file that contains only the secret key; Sesi reads it for each attempt
 * @param caFile PEM certificates that are trusted in addition to the platform's
 * @param deadline the time limit of a call
 */
@ConfigurationProperties("sesi")
record SesiProperties(
        PartnerId partnerId,
        @DefaultValue("staging") String environment,
        Optional<URI> baseUrl,
        File secretKeyFile,
        Optional<File> caFile,
        @DefaultValue("10s") Duration deadline) {

    SesiProperties {
        require(partnerId != null, "sesi.partner-id is missing; set it");
        require(secretKeyFile != null, "sesi.secret-key-file is missing; set it");
        require(secretKeyFile.canRead(), "sesi.secret-key-file: cannot read " + secretKeyFile + "; check the file");
        require(deadline.compareTo(Duration.ZERO) > 0, "sesi.deadline: needs to be positive, but is " + deadline);
        vendorEnvironment(environment, baseUrl);
    }

    /** {@return the vendor's environment, at the base URL of the settings if they contain one} */
    Environment vendorEnvironment() {
        return vendorEnvironment(environment, baseUrl);
    }

    private static Environment vendorEnvironment(String name, Optional<URI> baseUrl) {
        try {
            Environment named = Environment.named(name);
            return baseUrl.map(named::withBaseUrl).orElse(named);
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("sesi." + e.getMessage()); // Boot shows only the innermost cause.
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
