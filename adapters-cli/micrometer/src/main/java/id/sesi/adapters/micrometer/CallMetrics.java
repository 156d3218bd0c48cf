package id.sesi.adapters.micrometer;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.domain.PartnerId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Measures calls, attempts and the circuit breaker, from their audit records. The tags contain partner IDs, results and
 * deliveries, but no user IDs and nothing from requests or responses. Thread-safe.
 *
 * @since 1.0.0
 */
public final class CallMetrics implements AuditTrail {

    private final MeterRegistry registry;

    /** For each partner, the time until which its breaker is open, in milliseconds since the epoch. */
    private final Map<PartnerId, LongAccumulator> openUntil = new ConcurrentHashMap<>();

    /**
     * Creates metrics.
     *
     * @param registry the registry for the timers {@code sesi.session.create} and {@code sesi.session.attempt}, and for the
     *     gauge {@code sesi.breaker.open}
     */
    public CallMetrics(MeterRegistry registry) {
        this.registry = requireNonNull(registry);
    }

    @Override
    public void record(AuditRecord entry) {
        boolean unused = entry.fold(this::record, this::record);
    }

    private boolean record(AuditRecord.AttemptEnded attempt) {
        Timer.builder("sesi.session.attempt")
                .description("Attempts to create a session, from fetching the key to the end of the response")
                .tag("partner", attempt.call().partnerId().value())
                .tag("result", attempt.result())
                .tag("delivery", attempt.delivery().name())
                .register(registry)
                .record(attempt.duration());
        LongAccumulator breaker = openUntil.computeIfAbsent(attempt.call().partnerId(), this::registerBreaker);
        attempt.breakerOpenUntil().map(Instant::toEpochMilli).ifPresent(breaker::accumulate);
        return true;
    }

    private boolean record(AuditRecord.CallEnded call) {
        Timer.builder("sesi.session.create")
                .description("Calls that create a session, with all attempts and pauses")
                .tag("partner", call.call().partnerId().value())
                .tag("result", call.result())
                .tag("delivery", call.delivery().name())
                .tag("may.have.orphaned.session", String.valueOf(call.mayHaveOrphanedSession()))
                .register(registry)
                .record(call.duration());
        return true;
    }

    /** An open breaker never closes early. So the latest time counts, in whatever order the records arrive. */
    private LongAccumulator registerBreaker(PartnerId partnerId) {
        LongAccumulator until = new LongAccumulator(Math::max, 0);
        Gauge.builder("sesi.breaker.open", () -> registry.config().clock().wallTime() < until.get() ? 1 : 0)
                .description("1 while the circuit breaker is open, otherwise 0")
                .tag("partner", partnerId.value())
                .register(registry);
        return until;
    }
}
