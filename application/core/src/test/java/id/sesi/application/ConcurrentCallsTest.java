package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many concurrent callers share one use case, and 30 % of the vendor's responses are failures. {@code ConcurrentConnectionsTest} does
 * the same over real sockets.
 */
@Tag("slow")
class ConcurrentCallsTest {

    private static final int CALLERS = 64;
    private static final int CALLS = 10_000;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong seeds = new AtomicLong();
    private final LongAdder created = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder recordedAttempts = new LongAdder();
    private final LongAdder recordedCalls = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final Map<String, LongAdder> results = new ConcurrentHashMap<>();

    @Test
    void every_call_has_one_outcome_and_the_counts_match() throws Exception {
        CreateSession createSession = UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.of(Requests.SECRET.getBytes(UTF_8)),
                        (request, key) -> this::send,
                        this::countRecord)
                .time(() -> VirtualTime.START, this::tick, pause -> {})
                .build();

        run(createSession);

        long calls = results.values().stream().mapToLong(LongAdder::sum).sum();
        assertEquals((long) CALLERS * CALLS, calls);
        assertEquals(calls, recordedCalls.sum());
        assertEquals(attempts.sum(), recordedAttempts.sum());
        assertEquals(received.sum(), sent.sum());
        assertEquals(created.sum(), count("CREATED"));
        assertTrue(
                count("SERVICE_FAILING") > 0 && count("BREAKER_OPEN") > 0 && count("CREATED") > calls / 100,
                results::toString);
    }

    private void run(CreateSession createSession) throws Exception {
        SessionRequest request = Requests.minimal();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Callable<Void>> callers = Collections.nCopies(CALLERS, () -> {
            start.await();
            for (int i = 0; i < CALLS; i++) {
                Outcome outcome = createSession.create(request);
                countOutcome(outcome);
                advanceTimeIfFailed(outcome);
            }
            return null;
        });
        try {
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void countOutcome(Outcome outcome) {
        results.computeIfAbsent(outcome.name(), result -> new LongAdder()).increment();
        attempts.add(outcome.attempts().size());
        sent.add(outcome.attempts().stream()
                .filter(attempt -> attempt.result().delivery() != Delivery.NOT_SENT)
                .count());
    }

    private AttemptResult send(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the time-out must be positive: " + timeout);
        }
        received.increment();
        if (new SplittableRandom(seeds.incrementAndGet()).nextInt(10) < 3) {
            return ScriptedGateway.failing(503);
        }
        created.increment();
        return ScriptedGateway.CREATED;
    }

    private void countRecord(AuditRecord entry) {
        LongAdder counter = entry.fold(attempt -> recordedAttempts, end -> recordedCalls);
        counter.increment();
    }

    private long count(String result) {
        return results.getOrDefault(result, new LongAdder()).sum();
    }

    /** Advances the virtual time by a second if the outcome has a time for a retry. Otherwise an open breaker would stay open. */
    private void advanceTimeIfFailed(Outcome outcome) {
        outcome.fold(
                        created -> Optional.<Instant>empty(),
                        refused -> Optional.<Instant>empty(),
                        Outcome.Failed::retryAt)
                .ifPresent(moment -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));
    }

    private long tick() {
        return nanos.addAndGet(1_000);
    }
}
