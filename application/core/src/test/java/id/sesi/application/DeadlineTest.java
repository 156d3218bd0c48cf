package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** One deadline for all that a call does; and interrupts, which end it earlier. */
class DeadlineTest {

    private static final Duration FOREVER = Duration.ofDays(1);

    private final VirtualTime time = new VirtualTime();
    private final ScriptedGateway gateway = new ScriptedGateway(time);

    @AfterEach
    void leaveNoFlagBehind() {
        assertFalse(Thread.interrupted(), "a test left its thread interrupted");
    }

    /** 10 s for an attempt; what is left of the deadline for the last one. */
    @Test
    void a_server_that_keeps_silent_leaves_time_for_other_attempts() {
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
        assertEquals("TIMED_OUT", outcome.result());
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
    }

    /** Whatever the attempts take: no call ends after its deadline, and no pause begins that would. */
    @Test
    void no_call_outlives_its_deadline() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            VirtualTime own = new VirtualTime();
            ScriptedGateway scripted = new ScriptedGateway(own);
            for (int attempt = 0; attempt < 3; attempt++) {
                scripted.then(
                        random.nextBoolean()
                                ? ScriptedGateway.failing(503)
                                : ScriptedGateway.asking(429, Duration.ofMillis(random.nextInt(9_000))),
                        Duration.ofMillis(random.nextInt(20_000)));
            }
            Duration deadline = Duration.ofMillis(1 + random.nextInt(40_000));

            Outcome outcome = UseCases.createSession(key(), scripted, entry -> {})
                    .deadline(deadline)
                    .time(own, own, own)
                    .random(random)
                    .build()
                    .create(Requests.minimal());

            Duration took = Duration.between(VirtualTime.START, own.instant());
            assertTrue(took.compareTo(deadline) <= 0, () -> took + " of " + deadline + ": " + outcome);
            assertEquals(outcome.attempts().size() - 1, own.sleeps().size(), outcome::toString);
        }
    }

    @Test
    void a_pause_that_would_end_after_the_deadline_is_not_begun() {
        gateway.then(ScriptedGateway.asking(503, Duration.ofSeconds(3)));

        Outcome.Unavailable outcome = assertInstanceOf(Outcome.Unavailable.class, create(Duration.ofMillis(3_199)));

        assertEquals(List.of(), time.sleeps());
        assertEquals("later; the deadline left no time for another attempt", outcome.detail());
        assertEquals(Failure.SERVICE_FAILING, outcome.failure());
        assertEquals(time.instant().plusSeconds(3), outcome.retryAt().orElseThrow());
    }

    /** One millisecond more leaves the 100 ms that an attempt has at least. */
    @Test
    void a_pause_that_ends_before_the_deadline_is_begun() {
        gateway.then(ScriptedGateway.asking(503, Duration.ofSeconds(3)));

        create(Duration.ofMillis(3_200));

        assertEquals(List.of(Duration.ofSeconds(3)), time.sleeps());
    }

    @Test
    void a_pause_that_took_too_long_after_all_is_followed_by_nothing() {
        gateway.then(ScriptedGateway.asking(503, Duration.ofSeconds(2)));
        Sleeper oversleeping = duration -> time.pass(Duration.ofMinutes(1));

        Outcome outcome = UseCases.createSession(key(), gateway, entry -> {})
                .time(time, time, oversleeping)
                .build()
                .create(Requests.minimal());

        assertEquals(1, gateway.sent.size());
        Outcome.Unavailable unavailable = assertInstanceOf(Outcome.Unavailable.class, outcome);
        assertEquals("later; the deadline left no time for another attempt", unavailable.detail());
        assertEquals(Optional.empty(), unavailable.retryAt(), "what the vendor asked for was waited for");
    }

    /** Time passes while the request is signed, too: a gateway is never asked for an attempt without time. */
    @Test
    void time_that_passes_at_every_look_ends_in_an_outcome_all_the_same() {
        for (int millis = 1; millis < 200; millis++) {
            VirtualTime own = new VirtualTime();
            Outcome outcome = UseCases.createSession(key(), new ScriptedGateway(own), entry -> {})
                    .deadline(Duration.ofMillis(millis))
                    .time(
                            own,
                            () -> {
                                own.pass(Duration.ofMillis(10));
                                return own.nanoTime();
                            },
                            own)
                    .build()
                    .create(Requests.minimal());

            assertTrue(
                    List.of("TIMED_OUT", "SECRET_UNAVAILABLE", "CREATED").contains(outcome.result()),
                    outcome::toString);
        }
    }

    /** Waits for real, if only for a moment: no virtual clock can wake who waits for another thread. */
    @Test
    void a_secret_source_that_hangs_does_not_hang_the_call() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<SecretKey> hanging = new CompletableFuture<>();

        Outcome outcome = waitingFor(
                        timeout -> {
                            asked.countDown();
                            return hanging.join();
                        },
                        Duration.ofMillis(250))
                .create(Requests.minimal());

        assertTrue(asked.await(10, TimeUnit.SECONDS));
        Outcome.Unavailable unavailable = assertInstanceOf(Outcome.Unavailable.class, outcome);
        assertEquals(Failure.SECRET_UNAVAILABLE, unavailable.failure());
        assertTrue(unavailable.detail().startsWith("the secret source gave no key within"), unavailable.detail());
        assertEquals(Delivery.NOT_SENT, unavailable.delivery());
        assertEquals(List.of(), gateway.sent);
    }

    @Test
    void a_key_that_comes_too_late_is_wiped() throws Exception {
        CountDownLatch gaveUp = new CountDownLatch(1);
        CompletableFuture<SecretKey> late = new CompletableFuture<>();
        SecretKey key = SecretKey.of(Requests.SECRET.getBytes(UTF_8));
        CreateSession createSession = waitingFor(
                timeout -> {
                    await(gaveUp);
                    late.complete(key);
                    return key;
                },
                Duration.ofMillis(250));

        createSession.create(Requests.minimal());
        gaveUp.countDown();
        late.get(10, TimeUnit.SECONDS);

        assertTrue(wiped(key), "the key is still usable");
    }

    @Test
    void a_key_that_comes_after_an_interrupt_is_wiped() throws Exception {
        Thread caller = Thread.currentThread();
        CountDownLatch gaveUp = new CountDownLatch(1);
        SecretKey key = SecretKey.of(Requests.SECRET.getBytes(UTF_8));
        CreateSession createSession = waitingFor(
                timeout -> {
                    caller.interrupt();
                    await(gaveUp);
                    return key;
                },
                Duration.ofMinutes(1));

        createSession.create(Requests.minimal());
        assertTrue(Thread.interrupted(), "the flag is kept");
        gaveUp.countDown();

        assertTrue(wiped(key), "the key is still usable");
    }

    /** As a source does that is deaf to interrupts. */
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

    private static boolean wiped(SecretKey key) {
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
    void an_interrupt_before_the_call_ends_it_with_nothing_sent() {
        Thread.currentThread().interrupt();

        Outcome outcome = create(Duration.ofSeconds(30));

        assertTrue(Thread.interrupted(), "the flag is kept");
        assertEquals("INTERRUPTED", outcome.result());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
        assertEquals(List.of(), gateway.sent);
    }

    @Test
    void an_interrupt_while_the_secret_is_fetched_ends_the_call() {
        Thread caller = Thread.currentThread();
        CompletableFuture<SecretKey> never = new CompletableFuture<>();

        Outcome outcome = waitingFor(
                        timeout -> {
                            caller.interrupt();
                            return never.join();
                        },
                        Duration.ofMinutes(1))
                .create(Requests.minimal());

        assertTrue(Thread.interrupted(), "the flag is kept");
        assertEquals("INTERRUPTED", outcome.result());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
    }

    @Test
    void an_interrupt_during_a_pause_ends_the_call_with_what_is_known_until_then() {
        gateway.then(ScriptedGateway.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN));
        Sleeper interrupted = duration -> {
            throw new InterruptedException();
        };

        Outcome outcome = UseCases.createSession(key(), gateway, entry -> {})
                .time(time, time, interrupted)
                .build()
                .create(Requests.minimal());

        assertTrue(Thread.interrupted(), "the flag is kept");
        assertEquals("INTERRUPTED", outcome.result());
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
        assertEquals(1, outcome.attempts().size());
    }

    /** One thread for all attempts of a call, of the executor that the team chose; the pauses and the audit stay with the caller. */
    @Test
    void a_call_hands_over_once_however_many_attempts_it_makes() {
        gateway.then(ScriptedGateway.failing(503))
                .then(ScriptedGateway.failing(503))
                .then(ScriptedGateway.CREATED);
        AtomicInteger handOvers = new AtomicInteger();
        Set<Thread> audited = new HashSet<>();
        Set<Thread> fetched = ConcurrentHashMap.newKeySet();

        Outcome outcome = UseCases.createSession(
                        timeout -> {
                            fetched.add(Thread.currentThread());
                            return SecretKey.of(Requests.SECRET.getBytes(UTF_8));
                        },
                        gateway,
                        entry -> audited.add(Thread.currentThread()))
                .executor(task -> {
                    handOvers.incrementAndGet();
                    new Thread(task).start();
                })
                .time(time, time, time)
                .build()
                .create(Requests.minimal());

        assertEquals(3, outcome.attempts().size());
        assertEquals(1, handOvers.get());
        assertEquals(1, fetched.size());
        assertEquals(Set.of(Thread.currentThread()), audited);
    }

    @Test
    void an_executor_that_rejects_the_call_ends_it_and_opens_no_breaker() {
        CreateSession rejected = UseCases.createSession(key(), gateway, entry -> {})
                .executor(task -> {
                    throw new RejectedExecutionException();
                })
                .time(time, time, time)
                .build();

        for (int i = 0; i < 25; i++) {
            Outcome outcome = rejected.create(Requests.minimal());
            assertEquals("EXECUTOR_REJECTED", outcome.result());
            assertEquals(Delivery.NOT_SENT, outcome.delivery());
            assertEquals(1, outcome.attempts().size());
        }
        assertEquals(List.of(), gateway.sent);
    }

    /** Such an executor is a queue that nobody serves. Waits for real, if only for a moment. */
    @Test
    void a_thread_that_is_not_free_in_time_ends_the_call_and_opens_no_breaker() {
        CreateSession queued = UseCases.createSession(key(), gateway, entry -> {})
                .executor(task -> {})
                .deadline(Duration.ofMillis(20))
                .time(time, time, time)
                .build();

        for (int i = 0; i < 12; i++) {
            Outcome.Unavailable outcome =
                    assertInstanceOf(Outcome.Unavailable.class, queued.create(Requests.minimal()));
            assertEquals(Failure.TIMED_OUT, outcome.failure());
            assertEquals(Delivery.NOT_SENT, outcome.delivery());
            assertTrue(
                    outcome.detail().startsWith("the attempt did not start in time: the executor had no thread"),
                    outcome.detail());
        }
    }

    @Test
    void an_executor_that_runs_tasks_on_its_caller_makes_every_attempt() {
        gateway.then(ScriptedGateway.failing(503)).then(ScriptedGateway.CREATED);

        Outcome outcome = UseCases.createSession(key(), gateway, entry -> {})
                .executor(Runnable::run)
                .time(time, time, time)
                .build()
                .create(Requests.minimal());

        assertEquals(2, outcome.attempts().size());
        assertEquals("CREATED", outcome.result());
    }

    /** The verdict of the exchange counts, which the caller asks for when the thread that sends hangs. */
    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "UNKNOWN"})
    void a_gateway_that_hangs_does_not_hang_the_call(Delivery known) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        SessionGateway hanging = (request, key) -> new SessionGateway.Exchange() {
            @Override
            public AttemptResult send(Duration timeout) {
                await(end);
                return ScriptedGateway.CREATED;
            }

            @Override
            public Delivery cancel() {
                return known;
            }
        };

        Outcome outcome = UseCases.createSession(key(), hanging, entry -> {})
                .deadline(Duration.ofMillis(250))
                .time(time, time, time)
                .build()
                .create(Requests.minimal());
        end.countDown();

        assertEquals("TIMED_OUT", outcome.result());
        assertEquals(known, outcome.delivery());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
    void a_deadline_of_nothing_or_beyond_a_day_is_refused(Duration deadline) {
        assertThrows(
                IllegalArgumentException.class,
                () -> UseCases.createSession(key(), gateway, entry -> {}).deadline(deadline));
    }

    private Outcome create(Duration deadline) {
        return UseCases.createSession(key(), gateway, entry -> {})
                .deadline(deadline)
                .time(time, time, time)
                .build()
                .create(Requests.minimal());
    }

    /** The call's own clock stands still: nothing but the waiting for the source can end it. */
    private CreateSession waitingFor(SecretSource secrets, Duration deadline) {
        return UseCases.createSession(secrets, gateway, entry -> {})
                .deadline(deadline)
                .time(time, time, time)
                .build();
    }

    private static SecretSource key() {
        return timeout -> SecretKey.of(Requests.SECRET.getBytes(UTF_8));
    }
}
