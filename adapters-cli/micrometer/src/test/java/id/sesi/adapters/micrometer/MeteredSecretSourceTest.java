package id.sesi.adapters.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.contract.Requests;
import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeteredSecretSourceTest extends SecretSourceContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Override
    protected SecretSource withKey(String secret) {
        return new MeteredSecretSource((partnerId, timeout) -> SecretKey.of(secret.getBytes(UTF_8)), registry);
    }

    @Override
    protected SecretSource withoutKey() {
        return new MeteredSecretSource(
                (partnerId, timeout) -> {
                    throw new SecretUnavailableException("the source has no key");
                },
                registry);
    }

    @Test
    void fetches_are_measured_by_partner_and_result() {
        withKey(Requests.SECRET).fetch(Requests.PARTNER, TIMEOUT).close();
        withKey(Requests.SECRET).fetch(Requests.PARTNER, TIMEOUT).close();
        assertThrows(SecretUnavailableException.class, () -> withoutKey().fetch(Requests.PARTNER, TIMEOUT));

        assertEquals(
                List.of(
                        "sesi.secret.fetch partner=psikologihub-1024 result=FETCHED: 2",
                        "sesi.secret.fetch partner=psikologihub-1024 result=UNAVAILABLE: 1"),
                registry.getMeters().stream()
                        .map(MeteredSecretSourceTest::text)
                        .sorted()
                        .toList());
    }

    @Test
    void a_rejected_key_is_reported_to_the_measured_source() {
        List<PartnerId> told = new ArrayList<>();
        SecretSource cache = new SecretSource() {
            @Override
            public SecretKey fetch(PartnerId partnerId, Duration timeout) {
                return SecretKey.of(Requests.SECRET.getBytes(UTF_8));
            }

            @Override
            public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
                told.add(partnerId);
            }

            @Override
            public String toString() {
                return "vault:kv/sesi#key";
            }
        };
        MeteredSecretSource metered = new MeteredSecretSource(cache, registry);

        metered.invalidate(Requests.PARTNER, metered.fetch(Requests.PARTNER, TIMEOUT));

        assertEquals(List.of(Requests.PARTNER), told);
        assertEquals("vault:kv/sesi#key", metered.toString());
    }

    private static String text(Meter meter) {
        String tags = meter.getId().getTags().stream()
                .sorted()
                .map(MeteredSecretSourceTest::text)
                .collect(Collectors.joining(" "));
        return meter.getId().getName() + " " + tags + ": " + ((Timer) meter).count();
    }

    private static String text(Tag tag) {
        return tag.getKey() + "=" + tag.getValue();
    }
}
