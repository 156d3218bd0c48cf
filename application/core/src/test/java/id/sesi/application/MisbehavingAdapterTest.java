package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Refused;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Adapters that break their contract: they hang or throw exceptions. The outcome must still report the vendor's response, or that
 * the vendor may have received the request.
 */
class MisbehavingAdapterTest {

    /** Shorter than the pause before a second attempt, but long enough for a busy machine to reach the step that hangs. */
    private static final Duration SHORT = Duration.ofMillis(800);

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final AttemptResult REFUSED = new Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE);

    private final CountDownLatch release = new CountDownLatch(1);
    private final List<AuditRecord> audited = new ArrayList<>();

    @AfterEach
    void release() {
        release.countDown();
    }

    /** On a virtual thread, an interrupt closes the connection, which other calls may share (HTTP/2). */
    @Test
    void an_attempt_that_is_sending_is_cancelled_and_not_interrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Outcome outcome = call(
                new FixedKey(),
                exchange(
                        () -> {
                            interrupted.complete(isInterruptedBefore(release));
                            return ScriptedGateway.CREATED;
                        },
                        () -> Delivery.UNKNOWN),
                SHORT);
        release.countDown();

        assertEquals("TIMED_OUT", outcome.name());
        assertFalse(interrupted.get(10, TimeUnit.SECONDS));
    }

    @Test
    void an_attempt_that_is_fetching_the_key_is_interrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Outcome outcome = call(
                (partnerId, timeout) -> {
                    interrupted.complete(isInterruptedBefore(release));
                    return key();
                },
                responding(ScriptedGateway.CREATED),
                SHORT);

        assertEquals("SECRET_UNAVAILABLE", outcome.name());
        assertTrue(interrupted.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_gateway_that_hangs_in_prepare_is_not_reported_as_a_slow_secret_source() {
        SessionGateway hanging = (request, key) -> {
            isInterruptedBefore(release);
            return timeout -> ScriptedGateway.CREATED;
        };
        Outcome outcome = call(new FixedKey(), hanging, SHORT);

        assertEquals("TIMED_OUT", outcome.name());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
    }

    /** An executor that rejects a call throws the same exception, but the gateway may have sent the request. */
    @Test
    void an_exception_of_the_gateway_is_an_outcome_with_the_delivery_that_cancel_reports() {
        for (Delivery delivery : Delivery.values()) {
            audited.clear();
            Outcome outcome = call(
                    new FixedKey(),
                    exchange(
                            () -> {
                                throw new RejectedExecutionException("canary");
                            },
                            () -> delivery),
                    LONG);

            assertEquals("GATEWAY_FAILED", outcome.name());
            assertEquals(delivery, outcome.delivery());
            assertEquals(1, outcome.attempts().size());
            String detail = assertInstanceOf(Outcome.Failed.class, outcome).detail();
            assertTrue(
                    detail.startsWith("the gateway failed (java.util.concurrent.RejectedExecutionException at "),
                    detail);
            assertTrue(detail.contains("(MisbehavingAdapterTest.java:"), detail);
            assertFalse(detail.contains("canary"), detail);
            assertEquals(2, audited.size());
        }
    }

    @Test
    void a_gateway_that_cannot_say_how_long_it_connected_does_not_change_the_outcome() {
        for (Supplier<Duration> connectTime : List.<Supplier<Duration>>of(() -> null, () -> {
            throw new IllegalStateException("canary");
        })) {
            Outcome outcome = call(
                    new FixedKey(),
                    (request, key) -> new SessionGateway.Exchange() {
                        @Override
                        public AttemptResult send(Duration timeout) {
                            return ScriptedGateway.CREATED;
                        }

                        @Override
                        public Duration connectTime() {
                            return connectTime.get();
                        }
                    },
                    LONG);

            assertEquals("CREATED", outcome.name());
        }
    }

    @Test
    void an_exception_before_sending_leaves_the_request_unsent() {
        Outcome outcome = call(
                new FixedKey(),
                (request, key) -> {
                    throw new NoSuchMethodError("another version of a library");
                },
                LONG);

        assertEquals("GATEWAY_FAILED", outcome.name());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
        String detail = assertInstanceOf(Outcome.Failed.class, outcome).detail();
        assertTrue(detail.endsWith("; a library of the gateway has the wrong version"), detail);
    }

    /** The caller must see the error of the process, and the audit trail must show that a request may have been sent. */
    @Test
    void an_error_is_recorded_and_thrown() {
        List<Supplier<AttemptResult>> sends = List.of(
                () -> {
                    throw new OutOfMemoryError();
                },
                () -> {
                    throw new StackOverflowError();
                });
        for (Supplier<AttemptResult> send : sends) {
            audited.clear();
            CreateSession createSession = createSession(new FixedKey(), exchange(send, () -> Delivery.UNKNOWN), LONG);

            assertThrows(VirtualMachineError.class, () -> createSession.create(Requests.minimal()));

            AuditRecord last = audited.get(1);
            assertTrue(last.<Boolean>fold(attempt -> false, AuditRecord.CallEnded::mayHaveOrphanedSession));
        }
    }

    @Test
    void an_exception_of_the_executor_is_an_outcome() {
        Outcome outcome = UseCases.createSessionBuilder(
                        Requests.PARTNER, new FixedKey(), responding(ScriptedGateway.CREATED), audited::add)
                .executor(task -> {
                    throw new IllegalStateException("the pool is closed");
                })
                .build()
                .create(Requests.minimal());

        assertEquals("EXECUTOR_REJECTED", outcome.name());
        assertEquals(2, audited.size());
    }

    @Test
    void the_delivery_is_unknown_if_cancel_returns_null() {
        Outcome outcome = call(
                new FixedKey(),
                exchange(
                        () -> {
                            isInterruptedBefore(release);
                            return ScriptedGateway.CREATED;
                        },
                        () -> null),
                SHORT);

        assertEquals(Delivery.UNKNOWN, outcome.delivery());
        assertTrue(outcome.mayHaveOrphanedSession());
    }

    @Test
    void the_delivery_is_unknown_if_cancel_throws() {
        for (Throwable thrown : List.of(
                new IllegalStateException("a defect of the gateway"),
                new NoSuchMethodError("another version of a library"),
                new IOException("thrown without a declaration, as Kotlin does"))) {
            Outcome outcome = call(
                    new FixedKey(),
                    exchange(
                            () -> {
                                throw new IllegalStateException("a defect of the gateway");
                            },
                            () -> {
                                MisbehavingAdapterTest.<RuntimeException>throwUndeclared(thrown);
                                return Delivery.NOT_SENT;
                            }),
                    LONG);

            assertEquals("GATEWAY_FAILED", outcome.name());
            assertEquals(Delivery.UNKNOWN, outcome.delivery());
        }
    }

    @Test
    void a_checked_exception_of_the_secret_source_is_an_outcome() {
        SecretSource source = (partnerId, timeout) -> {
            MisbehavingAdapterTest.<RuntimeException>throwUndeclared(new IOException("/run/secrets/key"));
            return key();
        };
        Outcome outcome = call(source, responding(ScriptedGateway.CREATED), LONG);

        assertEquals("SECRET_UNAVAILABLE", outcome.name());
        assertFalse(audited.isEmpty());
    }

    @Test
    void a_linkage_error_of_the_secret_source_is_an_outcome() {
        SecretSource source = (partnerId, timeout) -> {
            throw new NoSuchMethodError("another version of a library");
        };
        Outcome outcome = call(source, responding(ScriptedGateway.CREATED), LONG);

        assertEquals("SECRET_UNAVAILABLE", outcome.name());
        assertEquals(
                "the secret source failed (java.lang.NoSuchMethodError); a library of the source has the wrong version",
                assertInstanceOf(Outcome.Failed.class, outcome).detail());
        assertEquals(2, audited.size());
    }

    @Test
    void the_outcome_is_refused_even_if_invalidate_throws() {
        for (Throwable thrown : List.of(
                new RejectedExecutionException(),
                new IllegalStateException(),
                new NoSuchMethodError("another version of a library"),
                new IOException("thrown without a declaration, as Kotlin does"))) {
            audited.clear();
            Outcome outcome = call(
                    new FixedKey() {
                        @Override
                        public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
                            MisbehavingAdapterTest.<RuntimeException>throwUndeclared(thrown);
                        }
                    },
                    responding(REFUSED),
                    LONG);

            assertInstanceOf(Outcome.Refused.class, outcome);
            assertFalse(audited.isEmpty());
        }
    }

    @Test
    void the_outcome_is_refused_even_if_invalidate_hangs() {
        Outcome outcome = call(
                new FixedKey() {
                    @Override
                    public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
                        isInterruptedBefore(release);
                    }
                },
                responding(REFUSED),
                SHORT);

        assertInstanceOf(Outcome.Refused.class, outcome);
    }

    private Outcome call(SecretSource secrets, SessionGateway gateway, Duration deadline) {
        return createSession(secrets, gateway, deadline).create(Requests.minimal());
    }

    /** The virtual clock stands still, so each attempt has the whole deadline in real time. */
    private CreateSession createSession(SecretSource secrets, SessionGateway gateway, Duration deadline) {
        VirtualTime time = new VirtualTime();
        CreateSession createSession = UseCases.createSessionBuilder(Requests.PARTNER, secrets, gateway, audited::add)
                .time(time, time, time)
                .build();
        return (request, unused) -> createSession.create(request, deadline);
    }

    /** Throws a checked exception where none is declared. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static SessionGateway responding(AttemptResult response) {
        return (request, key) -> timeout -> response;
    }

    private static SessionGateway exchange(Supplier<AttemptResult> send, Supplier<Delivery> cancel) {
        return (request, key) -> new SessionGateway.Exchange() {
            @Override
            public AttemptResult send(Duration timeout) {
                return send.get();
            }

            @Override
            public Delivery cancel() {
                return cancel.get();
            }
        };
    }

    private static boolean isInterruptedBefore(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static SecretKey key() {
        return SecretKey.ofText(Requests.SECRET);
    }

    private static class FixedKey implements SecretSource {

        @Override
        public SecretKey fetch(PartnerId partnerId, Duration timeout) {
            return key();
        }
    }
}
