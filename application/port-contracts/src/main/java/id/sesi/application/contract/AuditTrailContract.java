package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.Refusal;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that every {@link AuditTrail} must pass.
 *
 * @since 1.0.0
 */
public abstract class AuditTrailContract {

    private static final String CREATED = "CREATED";
    private static final AuditRecord.Call CALL = new AuditRecord.Call(
            new PartnerId("psikologihub-1024"), "USR-001", IdempotencyKey.random(new SplittableRandom(1)));
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");

    /** {@return a working audit trail, whose records {@link #recordedAttempts()} returns} */
    protected abstract AuditTrail working();

    /** {@return one text for each stored attempt, in their order; each text contains the result of its attempt} */
    protected abstract List<String> recordedAttempts();

    /** {@return an audit trail whose storage fails for each record} */
    protected abstract AuditTrail failing();

    @Test
    void records_attempts_in_order() {
        AuditTrail trail = working();
        results().forEach(result -> trail.record(attemptEnded(result)));

        List<String> recorded = recordedAttempts();

        assertEquals(results().size(), recorded.size(), recorded.toString());
        for (int i = 0; i < recorded.size(); i++) {
            assertTrue(recorded.get(i).contains(results().get(i)), recorded.get(i));
        }
    }

    @Test
    void records_every_kind_of_outcome() {
        AuditTrail trail = working();
        for (String result : results()) {
            trail.record(callEnded(result, OptionalInt.of(503), Optional.of(TIME), true));
            trail.record(callEnded(result, OptionalInt.empty(), Optional.empty(), false));
        }

        assertEquals(List.of(), recordedAttempts(), "records of calls must not be stored as attempts");
    }

    @Test
    void records_what_many_threads_write_at_once() throws InterruptedException {
        AuditTrail trail = working();
        int threads = 8;
        int attemptsPerThread = 500;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            writers.add(new Thread(() -> {
                await(start);
                IntStream.range(0, attemptsPerThread).forEach(n -> trail.record(attemptEnded(CREATED)));
            }));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }

        assertEquals(threads * attemptsPerThread, recordedAttempts().size(), "some records are missing");
        assertTrue(recordedAttempts().stream().allMatch(text -> text.contains(CREATED)), "some records are mixed up");
    }

    @Test
    void drops_a_record_instead_of_throwing() {
        AuditTrail trail = failing();

        assertDoesNotThrow(() -> trail.record(attemptEnded(CREATED)));
        assertDoesNotThrow(() -> trail.record(callEnded(CREATED, OptionalInt.of(200), Optional.empty(), false)));
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> results() {
        return Stream.of(
                        Stream.of(CREATED),
                        Stream.of(Refusal.values()).map(Enum::name),
                        Stream.of(Failure.values()).map(Enum::name))
                .flatMap(names -> names)
                .toList();
    }

    private static AuditRecord attemptEnded(String result) {
        return new AuditRecord.AttemptEnded(
                TIME,
                CALL,
                1,
                result,
                OptionalInt.empty(),
                Delivery.UNKNOWN,
                Duration.ofMillis(12),
                Duration.ZERO,
                Optional.of(TIME));
    }

    private static AuditRecord callEnded(
            String result, OptionalInt status, Optional<Instant> retryAt, boolean ownerDiffers) {
        return new AuditRecord.CallEnded(
                TIME, CALL, result, status, Delivery.RESPONDED, false, 1, Duration.ofMillis(12), retryAt, ownerDiffers);
    }
}
