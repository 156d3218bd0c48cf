package com.acme.hr;

import id.sesi.domain.PartnerId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings {@code psikologie.*}. If one is missing or invalid, the application does not start, and the message names it. */
@ConfigMapping(prefix = "psikologie")
interface SesiSettings {

    PartnerId partnerId();

    /** {@return {@code staging} or {@code production}} */
    @WithDefault("staging")
    String environment();

    /** {@return another address of that environment, such as a sandbox} */
    Optional<URI> baseUrl();

    /** {@return a file that contains only the secret key} */
    Path secretKeyFile();

    /** {@return PEM certificates to trust in addition to those of the JDK} */
    Optional<Path> caFile();

    /** {@return the time limit of a call} */
    @WithDefault("10s")
    Duration deadline();
}
