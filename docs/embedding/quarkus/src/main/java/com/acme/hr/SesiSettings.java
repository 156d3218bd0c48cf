package com.acme.hr;

import id.sesi.domain.PartnerId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/** The settings {@code psikologie.*}. If one is missing or invalid, the application does not start, and the message names it. */
@ConfigMapping(prefix = "psikologie")
interface SesiSettings {

    @WithConverter(PartnerIdConverter.class)
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

    /** Without it, SmallRye calls the constructor, and does not show the reason of an exception. */
    final class PartnerIdConverter implements Converter<PartnerId> {
        @Override
        public PartnerId convert(String value) {
            return new PartnerId(value);
        }
    }
}
