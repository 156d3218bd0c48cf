package id.sesi.adapters.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.contract.AuditTrailContract;
import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.PartnerId;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetricsTest extends AuditTrailContract {

    private static final Instant TIME = Instant.parse("2026-11-27T10:00:00Z");

    private Instant now = TIME;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new Clock() {
        @Override
        public long wallTime() {
            return now.toEpochMilli();
        }

        @Override
        public long monotonicTime() {
            return 0;
        }
    });
    private final List<Meter> inOrder = new CopyOnWriteArrayList<>();
    private final CallMetrics metrics = new CallMetrics(registry);

    @Override
    protected AuditTrail working() {
        registry.config().onMeterAdded(inOrder::add);
        return metrics;
    }

    /** A timer counts its records, so the texts of equal attempts are equal. */
    @Override
    protected List<String> recordedAttempts() {
        return inOrder.stream()
                .filter(meter -> meter.getId().getName().equals("sesi.session.attempt"))
                .flatMap(meter -> Collections.nCopies(
                        (int) ((Timer) meter).count(), meter.getId().toString())
                        .stream())
                .toList();
    }

    /** A closed registry records nothing. */
    @Override
    protected AuditTrail failing() {
        registry.close();
        return metrics;
    }

    @Test
    void an_attempt_is_measured_by_partner_result_and_delivery() {
        metrics.record(attempt("p1", Optional.empty()));
        metrics.record(attempt("p1", Optional.empty()));

        Timer timer = registry.get("sesi.session.attempt")
                .tags("partner", "p1", "result", "SERVICE_FAILING", "delivery", "RESPONDED")
                .timer();
        assertEquals(2, timer.count());
        assertEquals(240, timer.totalTime(TimeUnit.MILLISECONDS));
        assertEquals(3, timer.getId().getTags().size());
    }

    @Test
    void a_call_is_measured_by_partner_result_delivery_and_orphaned_session() {
        metrics.record(new AuditRecord.CallEnded(
                TIME,
                call("p1"),
                "CREATED",
                OptionalInt.of(200),
                Delivery.UNKNOWN,
                true,
                3,
                Duration.ofSeconds(2),
                Optional.empty(),
                false));

        Timer timer = registry.get("sesi.session.create")
                .tags("partner", "p1", "result", "CREATED", "delivery", "UNKNOWN", "may.have.orphaned.session", "true")
                .timer();
        assertEquals(2, timer.totalTime(TimeUnit.SECONDS));
        assertEquals(4, timer.getId().getTags().size());
    }

    @Test
    void the_breaker_is_open_until_the_time_in_the_record() {
        metrics.record(attempt("p1", Optional.empty()));
        assertEquals(0, breaker("p1"));

        metrics.record(attempt("p1", Optional.of(TIME.plusSeconds(30))));
        now = TIME.plusMillis(29_999);
        assertEquals(1, breaker("p1"));

        now = TIME.plusSeconds(30);
        assertEquals(0, breaker("p1"));
    }

    /** An attempt that ended before the breaker opened may be recorded after it. */
    @Test
    void a_late_record_does_not_close_the_breaker() {
        metrics.record(attempt("p1", Optional.of(TIME.plusSeconds(30))));
        metrics.record(attempt("p1", Optional.empty()));
        metrics.record(attempt("p1", Optional.of(TIME.plusSeconds(1))));

        now = TIME.plusSeconds(2);
        assertEquals(1, breaker("p1"));
    }

    @Test
    void each_partner_has_a_breaker_of_its_own() {
        metrics.record(attempt("p1", Optional.of(TIME.plusSeconds(30))));
        metrics.record(attempt("p2", Optional.empty()));

        assertEquals(1, breaker("p1"));
        assertEquals(0, breaker("p2"));
    }

    private double breaker(String partner) {
        return registry.get("sesi.breaker.open").tag("partner", partner).gauge().value();
    }

    private static AuditRecord attempt(String partner, Optional<Instant> breakerOpenUntil) {
        return new AuditRecord.AttemptEnded(
                TIME,
                call(partner),
                1,
                "SERVICE_FAILING",
                OptionalInt.of(503),
                Delivery.RESPONDED,
                Duration.ofMillis(120),
                Duration.ZERO,
                breakerOpenUntil);
    }

    private static AuditRecord.Call call(String partner) {
        return new AuditRecord.Call(new PartnerId(partner), "USR-001", new IdempotencyKey(new UUID(1, 2)));
    }
}
