package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A burst of calls costs neither a session nor a thread for each caller. */
class ConcurrencyLimitTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger highest = new AtomicInteger();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void calls_beyond_the_limit_wait_for_their_turn() throws Exception {
        CreateSession createSession = useCase((request, key) -> this::countAndRespond)
                .maxConcurrentCalls(3)
                .build();

        List<Callable<Outcome>> burst = Stream.<Callable<Outcome>>generate(
                        () -> () -> createSession.create(Requests.minimal()))
                .limit(100)
                .toList();

        for (Future<Outcome> call : callers.invokeAll(burst)) {
            assertEquals("CREATED", call.get().name());
        }
        assertTrue(highest.get() <= 3, () -> highest + " attempts at once");
    }

    @Test
    void the_limit_is_50_if_none_is_set() throws Exception {
        CountDownLatch full = new CountDownLatch(50);
        CountDownLatch release = new CountDownLatch(1);
        CreateSession createSession = useCase((request, key) -> timeout -> {
                    full.countDown();
                    await(release);
                    return countAndRespond(timeout);
                })
                .build();
        List<Future<Outcome>> calls = Stream.generate(
                        () -> callers.submit(() -> createSession.create(Requests.minimal())))
                .limit(60)
                .toList();
        assertTrue(full.await(20, TimeUnit.SECONDS));

        release.countDown();

        for (Future<Outcome> call : calls) {
            assertEquals("CREATED", call.get().name());
        }
        assertTrue(highest.get() <= 50, () -> highest + " attempts at once");
    }

    @Test
    void a_call_without_a_turn_before_its_deadline_sends_nothing() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CreateSession createSession = useCase((request, key) -> timeout -> {
                    started.countDown();
                    await(release);
                    return countAndRespond(timeout);
                })
                .maxConcurrentCalls(1)
                .time(InstantSource.system(), () -> 0, pause -> {}) // Otherwise the first call might start too late.
                .executor(Runnable::run) // The first call outlives its deadline, so the second one gets no turn.
                .build();
        Future<Outcome> first = callers.submit(() -> createSession.create(Requests.minimal()));
        assertTrue(started.await(20, TimeUnit.SECONDS));

        Outcome second = createSession.create(Requests.minimal(), Duration.ofMillis(200));
        release.countDown();

        assertEquals("TOO_MANY_CALLS", second.name());
        assertEquals(Delivery.NOT_SENT, second.delivery());
        assertEquals(List.of(), second.attempts());
        assertEquals("CREATED", first.get().name());
        assertEquals("CREATED", createSession.create(Requests.minimal()).name());
    }

    @Test
    void an_interrupt_ends_the_wait() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CreateSession createSession = useCase((request, key) -> timeout -> {
                    started.countDown();
                    await(release);
                    return countAndRespond(timeout);
                })
                .maxConcurrentCalls(1)
                .build();
        Future<Outcome> first = callers.submit(() -> createSession.create(Requests.minimal()));
        assertTrue(started.await(20, TimeUnit.SECONDS));

        Thread.currentThread().interrupt();
        Outcome second = createSession.create(Requests.minimal());

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("INTERRUPTED", second.name());
        assertEquals(List.of(), second.attempts());
        release.countDown();
        assertEquals("CREATED", first.get().name());
    }

    @Test
    void the_limit_is_positive() {
        UseCases.CreateSessionBuilder builder = useCase((request, key) -> this::countAndRespond);

        assertThrows(IllegalArgumentException.class, () -> builder.maxConcurrentCalls(0));
    }

    private static UseCases.CreateSessionBuilder useCase(SessionGateway gateway) {
        return UseCases.createSessionBuilder(
                Requests.PARTNER,
                (partnerId, timeout) -> SecretKey.of(Requests.SECRET.getBytes(UTF_8)),
                gateway,
                entry -> {});
    }

    private AttemptResult countAndRespond(Duration timeout) {
        int now = running.incrementAndGet();
        highest.accumulateAndGet(now, Math::max);
        Thread.onSpinWait();
        running.decrementAndGet();
        return ScriptedGateway.CREATED;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
