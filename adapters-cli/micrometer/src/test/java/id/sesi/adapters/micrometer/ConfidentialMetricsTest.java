package id.sesi.adapters.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No name, tag or description of a meter contains a value of a request, a response or a key. */
class ConfidentialMetricsTest {

    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** The last digit of the user's name selects the response of the vendor. */
    private final SessionGateway gateway = (request, key) -> timeout -> {
        String name = request.request().user().name();
        return switch (name.charAt(name.length() - 1)) {
            case '0' ->
                new AttemptResult.Created(Session.of(
                        "canary.token", "https://canary.example/widget?token=canary", "canary-owner", 1_900_000_000));
            case '1' ->
                new AttemptResult.Refused(
                        Refusal.VALIDATION_FAILED, new VendorError("canary", Map.of("user.canary", List.of("canary"))));
            default -> throw new IllegalStateException("canary");
        };
    };

    private final SecretSource secrets = (partnerId, timeout) -> SecretKey.of("canary-secret".getBytes(UTF_8));

    private final CreateSession createSession = UseCases.createSessionBuilder(
                    PARTNER, new MeteredSecretSource(secrets, registry), gateway, new CallMetrics(registry))
            .executor(Runnable::run)
            .time(Clock.systemUTC(), System::nanoTime, pause -> {})
            .build();

    @Test
    void calls_of_many_users_share_a_few_meters_without_values_of_theirs() {
        IntStream.range(0, 3).forEach(user -> createSession.create(request(user)));
        Set<String> meters = ids();

        IntStream.range(3, 300).forEach(user -> createSession.create(request(user)));

        assertEquals(meters, ids());
        assertFalse(meters.toString().contains("canary"), meters::toString);
        assertEquals(
                Set.of("sesi.breaker.open", "sesi.secret.fetch", "sesi.session.attempt", "sesi.session.create"),
                registry.getMeters().stream()
                        .map(meter -> meter.getId().getName())
                        .collect(Collectors.toSet()));
    }

    private Set<String> ids() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id + " " + id.getDescription())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SessionRequest request(int user) {
        return SessionRequest.builder(PARTNER)
                .userId("canary-" + user)
                .email("canary-" + user + "@example.com")
                .name("canary " + user % 3)
                .candidate("canary-" + user, "canary", "canary@example.com")
                .build();
    }
}
