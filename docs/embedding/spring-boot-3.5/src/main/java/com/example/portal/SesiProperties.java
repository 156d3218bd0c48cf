package com.example.portal;

import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code sesi.*}. An invalid value ends the start with a message that names the setting.
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

    /** {@return the vendor's environment, at the base URL of the settings if they contain one} */
    Environment vendorEnvironment() {
        Environment named = Environment.named(environment);
        return baseUrl.map(named::withBaseUrl).orElse(named);
    }
}
