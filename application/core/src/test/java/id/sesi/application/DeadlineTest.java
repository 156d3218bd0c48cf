package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The deadline limits everything that a call does. An interrupt ends a call before its deadline. */
class DeadlineTest {

    private static final Duration FOREVER = Duration.ofDays(1);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedGateway gateway = new ScriptedGateway(time);

    @AfterEach
    void checkInterruptFlag() {
        assertFalse(Thread.interrupted(), "a test left its thread interrupted");
    }

    /** An attempt has at most 10 s. The last attempt has only the remaining time of the deadline. */
    @Test
    void a_server_that_does_not_respond_leaves_time_for_other_attempts() {
        gateway.then(ScriptedGateway.CREATED, FOREVER);

        Outcome outcome = create(Duration.ofSeconds(30));

        List<Duration> pauses = time.sleeps();
        assertEquals(
                List.of(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10).minus(pauses.get(0)).minus(pauses.get(1))),
                gateway.sent.stream().map(ScriptedGateway.Sent::timeout).toList());
        assertEquals(VirtualTime.START.plusSeconds(30), time.instant());
        assertEquals("TIMED_OUT", outcome.name());
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
    }

    /** The attempts take random times. Each pause is followed by an attempt, so no pause ends after the deadline. */
    @Test
    void no_call_exceeds_its_deadline() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            VirtualTime virtualTime = new VirtualTime();
            ScriptedGateway scripted = new ScriptedGateway(virtualTime);
            for (int attempt = 0; attempt < 3; attempt++) {
                scripted.then(
                        random.nextBoolean()
                                ? ScriptedGateway.failing(503)
                                : ScriptedGateway.asking(429, Duration.ofMillis(random.nextInt(9_000))),
                        Duration.ofMillis(random.nextInt(20_000)));
            }
            Duration deadline = Duration.ofMillis(1 + random.nextInt(40_000));

            Outcome outcome = UseCases.createSessionBuilder(Requests.PARTNER, key(), scripted, entry -> {})
                    .time(virtualTime, virtualTime, virtualTime)
                    .random(random)
                    .build()
                    .create(Requests.minimal(), deadline);

            Duration elapsed = Duration.between(VirtualTime.START, virtualTime.instant());
            assertTrue(elapsed.compareTo(deadline) <= 0, () -> elapsed + " of " + deadline + ": " + outcome);
            assertEquals(outcome.attempts().size() - 1, virtualTime.sleeps().size(), outcome::toString);
        }
    }

    @Test
    void a_call_does_not_pause_if_the_pause_would_end_after_the_deadline() {
        gateway.then(ScriptedGateway.asking(503, Duration.ofSeconds(3)));

        Outcome.Failed outcome = assertInstanceOf(Outcome.Failed.class, create(Duration.ofMillis(3_199)));

        assertEquals(List.of(), time.sleeps());
        assertEquals("later; the deadline left no time for another attempt", outcome.detail());
        assertEquals(Failure.SERVICE_FAILING, outcome.failure());
        assertEquals(time.instant().plusSeconds(3), outcome.retryAt().orElseThrow());
    }

    /** One millisecond more than in the previous test leaves exactly the minimum of 100 ms for an attempt. */
    @Test
    void a_call_pauses_if_enough_time_for_an_attempt_remains() {
        gateway.then(ScriptedGateway.asking(503, Duration.ofSeconds(3)));

        create(Duration.ofMillis(3_200));

        assertEquals(List.of(Duration.ofSeconds(3)), time.sleeps());
    }

    @Test
    void a_call_ends_if_the_deadline_expired_during_a_pause() {
        gateway.then(ScriptedGateway.asking(503, Duration.ofSeconds(2)));
        Sleeper slowSleeper = duration -> time.pass(Duration.ofMinutes(1));

        Outcome outcome = UseCases.createSessionBuilder(Requests.PARTNER, key(), gateway, entry -> {})
                .time(time, time, slowSleeper)
                .build()
                .create(Requests.minimal());

        assertEquals(1, gateway.sent.size());
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals("later; the deadline left no time for another attempt", failed.detail());
        assertEquals(Optional.empty(), failed.retryAt(), "the pause that the vendor asked for is over");
    }

    /** The deadline may expire at any step. The gateway must never get a time-out of zero, which it rejects. */
    @Test
    void a_deadline_that_expires_between_two_steps_ends_the_call_with_an_outcome() {
        for (int millis = 1; millis < 200; millis++) {
            VirtualTime virtualTime = new VirtualTime();
            Outcome outcome = UseCases.createSessionBuilder(
                            Requests.PARTNER, key(), new ScriptedGateway(virtualTime), entry -> {})
                    .time(
                            virtualTime,
                            () -> {
                                virtualTime.pass(Duration.ofMillis(10));
                                return virtualTime.nanoTime();
                            },
                            virtualTime)
                    .build()
                    .create(Requests.minimal(), Duration.ofMillis(millis));

            assertTrue(
                    List.of("TIMED_OUT", "SECRET_UNAVAILABLE", "CREATED").contains(outcome.name()), outcome::toString);
        }
    }

    /** Uses real time for 400 ms, because a virtual clock cannot wake a thread that waits for another thread. */
    @Test
    void a_secret_source_that_hangs_does_not_hang_the_call() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CompletableFuture<SecretKey> hanging = new CompletableFuture<>();

        Outcome outcome = waitingFor(
                        (partnerId, timeout) -> {
                            called.countDown();
                            return hanging.join();
                        },
                        Duration.ofMillis(400))
                .create(Requests.minimal());

        assertTrue(called.await(10, TimeUnit.SECONDS));
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(Failure.SECRET_UNAVAILABLE, failed.failure());
        assertTrue(failed.detail().startsWith("the secret source returned no key within"), failed.detail());
        assertEquals(Delivery.NOT_SENT, failed.delivery());
        assertEquals(List.of(), gateway.sent);
    }

    @Test
    void a_key_that_arrives_after_the_deadline_is_wiped() throws Exception {
        CountDownLatch callEnded = new CountDownLatch(1);
        CompletableFuture<SecretKey> late = new CompletableFuture<>();
        SecretKey key = SecretKey.of(Requests.SECRET.getBytes(UTF_8));
        CreateSession createSession = waitingFor(
                (partnerId, timeout) -> {
                    await(callEnded);
                    late.complete(key);
                    return key;
                },
                Duration.ofMillis(400));

        createSession.create(Requests.minimal());
        callEnded.countDown();
        late.get(10, TimeUnit.SECONDS);

        assertTrue(isWipedSoon(key), "the key is still usable");
    }

    @Test
    void a_key_that_arrives_after_an_interrupt_is_wiped() throws Exception {
        Thread caller = Thread.currentThread();
        CountDownLatch callEnded = new CountDownLatch(1);
        SecretKey key = SecretKey.of(Requests.SECRET.getBytes(UTF_8));
        CreateSession createSession = waitingFor(
                (partnerId, timeout) -> {
                    caller.interrupt();
                    await(callEnded);
                    return key;
                },
                Duration.ofMinutes(1));

        createSession.create(Requests.minimal());
        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        callEnded.countDown();

        assertTrue(isWipedSoon(key), "the key is still usable");
    }

    /** Ignores interrupts, as some secret sources do. */
    private static void await(CountDownLatch latch) {
        boolean opened = false;
        while (!opened) {
            try {
                latch.await();
                opened = true;
            } catch (InterruptedException e) {
                opened = false;
            }
        }
    }

    private static boolean isWipedSoon(SecretKey key) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10)) {
            try {
                key.sign(Requests.minimal().canonicalString());
                Thread.onSpinWait();
            } catch (IllegalStateException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void an_interrupted_thread_sends_nothing() {
        Thread.currentThread().interrupt();

        Outcome outcome = create(Duration.ofSeconds(30));

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("INTERRUPTED", outcome.name());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
        assertEquals(List.of(), gateway.sent);
    }

    @Test
    void an_interrupt_while_the_key_is_fetched_ends_the_call() {
        Thread caller = Thread.currentThread();
        CompletableFuture<SecretKey> never = new CompletableFuture<>();

        Outcome outcome = waitingFor(
                        (partnerId, timeout) -> {
                            caller.interrupt();
                            return never.join();
                        },
                        Duration.ofMinutes(1))
                .create(Requests.minimal());

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("INTERRUPTED", outcome.name());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
    }

    @Test
    void an_interrupt_during_a_pause_ends_the_call_with_the_delivery_so_far() {
        gateway.then(ScriptedGateway.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN));
        Sleeper interrupted = duration -> {
            throw new InterruptedException();
        };

        Outcome outcome = UseCases.createSessionBuilder(Requests.PARTNER, key(), gateway, entry -> {})
                .time(time, time, interrupted)
                .build()
                .create(Requests.minimal());

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("INTERRUPTED", outcome.name());
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
        assertEquals(1, outcome.attempts().size());
    }

    /** The audit trail runs on the calling thread, just before the pause. The interrupt ends the pause before any time passes. */
    @Test
    void the_default_sleeper_notices_an_interrupt() {
        gateway.then(ScriptedGateway.failing(503));
        AuditTrail interruptAfterAttempt = entry -> {
            if (entry instanceof AuditRecord.AttemptEnded) {
                Thread.currentThread().interrupt();
            }
        };

        Outcome outcome = UseCases.createSessionBuilder(Requests.PARTNER, key(), gateway, interruptAfterAttempt)
                .build()
                .create(Requests.minimal());

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("INTERRUPTED", outcome.name());
        assertEquals(1, outcome.attempts().size());
    }

    /** All attempts of a call run on one thread of the executor. The audit trail runs on the calling thread. */
    @Test
    void a_call_submits_one_task_for_all_its_attempts() {
        gateway.then(ScriptedGateway.failing(503))
                .then(ScriptedGateway.failing(503))
                .then(ScriptedGateway.CREATED);
        AtomicInteger submitted = new AtomicInteger();
        Set<Thread> auditThreads = new HashSet<>();
        Set<Thread> fetchThreads = ConcurrentHashMap.newKeySet();

        Outcome outcome = UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> {
                            fetchThreads.add(Thread.currentThread());
                            return SecretKey.of(Requests.SECRET.getBytes(UTF_8));
                        },
                        gateway,
                        entry -> auditThreads.add(Thread.currentThread()))
                .executor(task -> {
                    submitted.incrementAndGet();
                    new Thread(task).start();
                })
                .time(time, time, time)
                .build()
                .create(Requests.minimal());

        assertEquals(3, outcome.attempts().size());
        assertEquals(1, submitted.get());
        assertEquals(1, fetchThreads.size());
        assertEquals(Set.of(Thread.currentThread()), auditThreads);
    }

    @Test
    void a_rejection_by_the_executor_ends_the_call_and_does_not_open_the_breaker() {
        CreateSession rejected = UseCases.createSessionBuilder(Requests.PARTNER, key(), gateway, entry -> {})
                .executor(task -> {
                    throw new RejectedExecutionException();
                })
                .time(time, time, time)
                .build();

        for (int i = 0; i < 25; i++) {
            Outcome outcome = rejected.create(Requests.minimal());
            assertEquals("EXECUTOR_REJECTED", outcome.name());
            assertEquals(Delivery.NOT_SENT, outcome.delivery());
            assertEquals(1, outcome.attempts().size());
        }
        assertEquals(List.of(), gateway.sent);
    }

    /** The executor never runs a task, like a pool whose threads are all busy. Uses real time for 20 ms per call. */
    @Test
    void an_executor_without_a_free_thread_does_not_open_the_breaker() {
        CreateSession queued = UseCases.createSessionBuilder(Requests.PARTNER, key(), gateway, entry -> {})
                .executor(task -> {})
                .time(time, time, time)
                .build();

        for (int i = 0; i < 12; i++) {
            Outcome.Failed outcome =
                    assertInstanceOf(Outcome.Failed.class, queued.create(Requests.minimal(), Duration.ofMillis(20)));
            assertEquals(Failure.TIMED_OUT, outcome.failure());
            assertEquals(Delivery.NOT_SENT, outcome.delivery());
            assertTrue(
                    outcome.detail().startsWith("the attempt did not start in time: the executor had no free thread"),
                    outcome.detail());
        }
    }

    @Test
    void a_call_retries_on_an_executor_that_runs_tasks_on_the_calling_thread() {
        gateway.then(ScriptedGateway.failing(503)).then(ScriptedGateway.CREATED);

        Outcome outcome = UseCases.createSessionBuilder(Requests.PARTNER, key(), gateway, entry -> {})
                .executor(Runnable::run)
                .time(time, time, time)
                .build()
                .create(Requests.minimal());

        assertEquals(2, outcome.attempts().size());
        assertEquals("CREATED", outcome.name());
    }

    /** The delivery in the outcome is the return value of {@code cancel()}, because {@code send()} does not return. */
    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "UNKNOWN"})
    void a_gateway_that_hangs_does_not_hang_the_call(Delivery cancelResult) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        SessionGateway hanging = (request, key) -> new SessionGateway.Exchange() {
            @Override
            public AttemptResult send(Duration timeout) {
                await(end);
                return ScriptedGateway.CREATED;
            }

            @Override
            public Delivery cancel() {
                return cancelResult;
            }
        };

        Outcome outcome = UseCases.createSessionBuilder(Requests.PARTNER, key(), hanging, entry -> {})
                .time(time, time, time)
                .build()
                .create(Requests.minimal(), Duration.ofMillis(400));
        end.countDown();

        assertEquals("TIMED_OUT", outcome.name());
        assertEquals(cancelResult, outcome.delivery());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
    void a_deadline_that_is_not_positive_or_longer_than_a_day_is_rejected(Duration deadline) {
        assertThrows(IllegalArgumentException.class, () -> create(deadline));
        assertEquals(0, gateway.sent.size());
    }

    @Test
    void a_deadline_of_one_day_is_accepted() {
        assertEquals("CREATED", create(Duration.ofDays(1)).name());
    }

    private Outcome create(Duration deadline) {
        return UseCases.createSessionBuilder(Requests.PARTNER, key(), gateway, entry -> {})
                .time(time, time, time)
                .build()
                .create(Requests.minimal(), deadline);
    }

    /** The virtual clock stands still, so only the real time of waiting for the source can end the call. */
    private CreateSession waitingFor(SecretSource secrets, Duration deadline) {
        CreateSession createSession = UseCases.createSessionBuilder(Requests.PARTNER, secrets, gateway, entry -> {})
                .time(time, time, time)
                .build();
        return (request, unused) -> createSession.create(request, deadline);
    }

    private static SecretSource key() {
        return (partnerId, timeout) -> SecretKey.of(Requests.SECRET.getBytes(UTF_8));
    }
}
