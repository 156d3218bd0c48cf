package id.sesi.adapters.micrometer;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.SecretSource;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Measures another source with the timer {@code sesi.secret.fetch}. To measure the secret store and not the cache in front of it,
 * wrap the source that the cache uses. Thread-safe.
 *
 * @since 1.0.0
 */
public final class MeteredSecretSource implements SecretSource {

    private final SecretSource source;
    private final MeterRegistry registry;

    /**
     * Creates a source.
     *
     * @param source the source to measure
     * @param registry the registry for the timer
     */
    public MeteredSecretSource(SecretSource source, MeterRegistry registry) {
        this.source = requireNonNull(source);
        this.registry = requireNonNull(registry);
    }

    @Override
    public SecretKey fetch(PartnerId partnerId, Duration timeout) {
        Timer.Sample sample = Timer.start(registry);
        String result = "UNAVAILABLE";
        try {
            SecretKey key = source.fetch(partnerId, timeout);
            result = "FETCHED";
            return key;
        } finally {
            sample.stop(Timer.builder("sesi.secret.fetch")
                    .description("Fetches of the secret key")
                    .tag("partner", partnerId.value())
                    .tag("result", result)
                    .register(registry));
        }
    }

    @Override
    public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
        source.invalidate(partnerId, rejectedKey);
    }

    /** {@return the location that the measured source reads} */
    @Override
    public String toString() {
        return source.toString();
    }
}
