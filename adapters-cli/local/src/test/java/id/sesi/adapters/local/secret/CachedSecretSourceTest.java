package id.sesi.adapters.local.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the cache directly. {@link CachedSecretSourceInCallsTest} tests it in calls. */
class CachedSecretSourceTest extends SecretSourceContract {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final CanonicalString CANONICAL = Requests.minimal().canonicalString();

    private final List<SecretKey> fetched = new CopyOnWriteArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    // Overflows early in each test, because System.nanoTime() may overflow too.
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);

    @AfterEach
    void stopCallers() throws InterruptedException {
        for (Caller caller : callers) {
            caller.thread().interrupt();
            caller.thread().join();
        }
    }

    @Override
    protected SecretSource withKey(String secret) {
        return cached(new EnvironmentVariableSecretSource("KEY", Map.of("KEY", secret)));
    }

    @Override
    protected SecretSource withoutKey() {
        return cached(new EnvironmentVariableSecretSource("KEY", Map.of()));
    }

    @Test
    void several_fetches_share_one_key() {
        CachedSecretSource secrets = cached(this::fetch);

        assertEquals(sign(secrets), sign(secrets));

        assertEquals(1, fetched.size());
        assertFalse(isWiped(fetched.get(0)));
    }

    @Test
    void a_key_of_the_maximum_age_is_wiped_and_fetched_again() {
        CachedSecretSource secrets = cached(this::fetch);
        Signature first = sign(secrets);

        advance(MAX_AGE.minusNanos(1));
        assertEquals(first, sign(secrets));
        assertFalse(isWiped(fetched.get(0)));

        advance(Duration.ofNanos(1));
        assertEquals(first, sign(secrets));
        assertTrue(isWiped(fetched.get(0)));
        assertFalse(isWiped(fetched.get(1)));
    }

    @Test
    void a_rotated_key_is_fetched_after_the_maximum_age() {
        AtomicInteger fetches = new AtomicInteger();
        CachedSecretSource secrets =
                cached((partnerId, timeout) -> SecretKey.ofText("key " + fetches.incrementAndGet()));
        assertEquals(signedBy("key 1"), sign(secrets));
        assertEquals(signedBy("key 1"), sign(secrets));

        advance(MAX_AGE);

        assertEquals(signedBy("key 2"), sign(secrets));
    }

    @Test
    void a_failure_is_not_cached() {
        AtomicInteger fetches = new AtomicInteger();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            if (fetches.incrementAndGet() == 1) {
                throw new SecretUnavailableException("not yet");
            }
            return fetch(partnerId, timeout);
        });

        assertEquals("not yet", problem(secrets));
        assertEquals(signedBy("k"), sign(secrets));
    }

    @Test
    void null_is_not_cached() {
        AtomicInteger fetches = new AtomicInteger();
        CachedSecretSource secrets =
                cached((partnerId, timeout) -> fetches.incrementAndGet() == 1 ? nullKey() : fetch(partnerId, timeout));

        assertEquals("the secret source returned null instead of a key", problem(secrets));
        assertEquals(signedBy("k"), sign(secrets));
    }

    /** The time advances at each reading, so that an endless loop would end. */
    @Test
    void a_closed_key_is_not_cached() {
        AtomicInteger fetches = new AtomicInteger();
        CachedSecretSource secrets = new CachedSecretSource(
                (partnerId, timeout) -> {
                    SecretKey key = fetch(partnerId, timeout);
                    if (fetches.incrementAndGet() == 1) {
                        key.close();
                    }
                    return key;
                },
                MAX_AGE,
                () -> time.addAndGet(Duration.ofMillis(1).toNanos()));

        assertEquals(
                "the secret source returned a closed key; it must return a new key on each call", problem(secrets));
        assertEquals(signedBy("k"), sign(secrets));
    }

    /** The time advances at each reading, so that an endless loop would end. */
    @Test
    void a_key_that_its_source_closes_later_is_fetched_again() {
        CachedSecretSource secrets = new CachedSecretSource(
                this::fetch, MAX_AGE, () -> time.addAndGet(Duration.ofMillis(1).toNanos()));
        assertEquals(signedBy("k"), sign(secrets));

        fetched.get(0).close();

        assertEquals(signedBy("k"), sign(secrets));
        assertEquals(2, fetched.size());
    }

    @Test
    void each_partner_has_a_key_of_its_own() {
        PartnerId other = new PartnerId("other-partner");
        List<PartnerId> asked = new ArrayList<>();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            asked.add(partnerId);
            return SecretKey.ofText("key of " + partnerId);
        });

        assertNotEquals(sign(secrets), signFor(other, secrets));
        assertNotEquals(sign(secrets), signFor(other, secrets));
        assertEquals(List.of(Requests.PARTNER, other), asked);

        secrets.invalidate(Requests.PARTNER, secrets.fetch(other, TIMEOUT));
        sign(secrets);
        secrets.invalidate(other, secrets.fetch(other, TIMEOUT));
        sign(secrets);
        signFor(other, secrets);
        assertEquals(List.of(Requests.PARTNER, other, other), asked);
    }

    @Test
    void concurrent_callers_share_one_fetch() throws Exception {
        int count = 16;
        CountDownLatch goOn = new CountDownLatch(1);
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            await(goOn);
            return fetch(partnerId, timeout);
        });
        CyclicBarrier start = new CyclicBarrier(count + 1);
        List<Caller> crowd = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            crowd.add(start(() -> {
                start.await();
                return sign(secrets);
            }));
        }
        start.await();
        goOn.countDown();

        for (Caller caller : crowd) {
            assertEquals(signedBy("k"), caller.result());
        }
        assertEquals(1, fetched.size());
    }

    @Test
    void waiting_callers_share_a_failure() throws Exception {
        assertShared("forbidden", () -> {
            throw new SecretUnavailableException("forbidden");
        });
    }

    @Test
    void waiting_callers_share_an_error() throws Exception {
        assertShared("a defect", () -> {
            throw new AssertionError("a defect");
        });
    }

    private void assertShared(String message, Supplier<SecretKey> failing) throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            gate.pass();
            return failing.get();
        });
        Caller owner = start(() -> sign(secrets));
        Caller waiter = startWaitingCaller(gate, secrets);

        gate.open();

        assertEquals(message, owner.failure().getMessage());
        assertSame(owner.failure(), waiter.failure());
        assertEquals(1, gate.arrivals());
    }

    @Test
    void a_key_in_use_remains_valid_after_an_invalidation() {
        CachedSecretSource secrets = cached(this::fetch);
        try (SecretKey inUse = secrets.fetch(Requests.PARTNER, TIMEOUT);
                SecretKey rejectedKey = secrets.fetch(Requests.PARTNER, TIMEOUT)) {
            secrets.invalidate(Requests.PARTNER, rejectedKey);

            assertTrue(isWiped(fetched.get(0)));
            assertEquals(signedBy("k"), inUse.sign(CANONICAL));
        }
    }

    @Test
    void closing_a_copy_does_not_close_the_cached_key() {
        CachedSecretSource secrets = cached(this::fetch);
        secrets.fetch(Requests.PARTNER, TIMEOUT).close();

        assertFalse(isWiped(fetched.get(0)));
        assertEquals(signedBy("k"), sign(secrets));
        assertEquals(1, fetched.size());
    }

    @Test
    void an_invalidated_key_is_wiped_and_fetched_again() {
        CachedSecretSource secrets = cached(this::fetch);
        SecretKey rejectedKey = secrets.fetch(Requests.PARTNER, TIMEOUT);
        rejectedKey.close();

        secrets.invalidate(Requests.PARTNER, rejectedKey);

        assertTrue(isWiped(fetched.get(0)));
        assertEquals(signedBy("k"), sign(secrets));
        assertEquals(2, fetched.size());
    }

    @Test
    void invalidating_an_old_key_does_not_affect_the_new_one() {
        CachedSecretSource secrets = cached(this::fetch);
        SecretKey old = secrets.fetch(Requests.PARTNER, TIMEOUT);
        secrets.invalidate(Requests.PARTNER, old);
        sign(secrets);

        secrets.invalidate(Requests.PARTNER, old);
        sign(secrets);

        assertEquals(2, fetched.size());
        assertFalse(isWiped(fetched.get(1)));
        old.close();
    }

    @Test
    void invalidating_an_old_key_does_not_affect_the_running_fetch() throws Exception {
        Gate gate = new Gate();
        AtomicInteger fetches = new AtomicInteger();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            if (fetches.incrementAndGet() > 1) {
                gate.pass();
            }
            return fetch(partnerId, timeout);
        });
        SecretKey old = secrets.fetch(Requests.PARTNER, TIMEOUT);
        secrets.invalidate(Requests.PARTNER, old);
        Caller owner = start(() -> sign(secrets));
        gate.awaitArrival();

        secrets.invalidate(Requests.PARTNER, old);
        gate.open();

        assertEquals(signedBy("k"), owner.result());
        assertEquals(2, fetched.size());
        assertFalse(isWiped(fetched.get(1)));
        old.close();
    }

    @Test
    void an_invalidation_is_forwarded_to_the_source() {
        List<SecretKey> invalidated = new ArrayList<>();
        CachedSecretSource secrets = cached(new SecretSource() {
            @Override
            public SecretKey fetch(PartnerId partnerId, Duration timeout) {
                return CachedSecretSourceTest.this.fetch(partnerId, timeout);
            }

            @Override
            public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
                invalidated.add(rejectedKey);
            }
        });
        SecretKey rejectedKey = secrets.fetch(Requests.PARTNER, TIMEOUT);
        rejectedKey.close();

        secrets.invalidate(Requests.PARTNER, rejectedKey);

        assertEquals(List.of(rejectedKey), invalidated);
    }

    @Test
    void a_cache_inside_a_cache_is_invalidated_too() {
        CachedSecretSource secrets = cached(cached(this::fetch));
        SecretKey rejectedKey = secrets.fetch(Requests.PARTNER, TIMEOUT);
        rejectedKey.close();

        secrets.invalidate(Requests.PARTNER, rejectedKey);
        sign(secrets);

        assertEquals(2, fetched.size());
    }

    @Test
    void interrupting_a_caller_interrupts_the_source() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            gate.pass();
            return fetch(partnerId, timeout);
        });
        Caller caller = start(() -> sign(secrets));
        gate.awaitArrival();

        caller.thread().interrupt();

        assertEquals("interrupted", caller.failure().getMessage());
        assertEquals(List.of(), fetched);
    }

    @Test
    void the_source_gets_the_time_out_of_its_caller() {
        List<Duration> granted = new ArrayList<>();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            granted.add(timeout);
            return fetch(partnerId, timeout);
        });

        secrets.invalidate(Requests.PARTNER, secrets.fetch(Requests.PARTNER, Duration.ofSeconds(3)));
        secrets.fetch(Requests.PARTNER, Duration.ofSeconds(30)).close();

        assertEquals(List.of(Duration.ofSeconds(3), Duration.ofSeconds(30)), granted);
    }

    @Test
    void waiting_callers_fetch_again_after_an_interrupt_of_the_owner() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            if (gate.arrivals() == 0) {
                gate.pass();
            }
            return fetch(partnerId, timeout);
        });
        Caller owner = start(() -> sign(secrets));
        Caller waiter = startWaitingCaller(gate, secrets);

        owner.thread().interrupt();

        assertEquals(signedBy("k"), waiter.result());
        assertEquals("interrupted", owner.failure().getMessage());
    }

    /** Many sources wrap the InterruptedException and do not set the flag again. */
    @Test
    void waiting_callers_fetch_again_if_the_source_clears_the_interrupt_of_the_owner() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            if (gate.arrivals() == 0) {
                try {
                    gate.pass();
                } catch (SecretUnavailableException e) {
                    throw new IllegalStateException(wasInterrupted() ? new InterruptedException() : e);
                }
            }
            return fetch(partnerId, timeout);
        });
        Caller owner = start(() -> sign(secrets));
        Caller waiter = startWaitingCaller(gate, secrets);

        owner.thread().interrupt();

        assertEquals(signedBy("k"), waiter.result());
        assertInstanceOf(InterruptedException.class, owner.failure().getCause());
    }

    private static boolean wasInterrupted() {
        return Thread.interrupted();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.1S, PT0.1S",
        // A source may round its time-out down to milliseconds.
        "PT0.1009S, PT0.1S",
        "PT0.1S, PT0.099S" // The last 1 ms is allowed for the rounding.
    })
    void waiting_callers_fetch_again_after_a_time_out_of_the_owner(Duration ownerTimeout, Duration failsAfter)
            throws Exception {
        Gate gate = new Gate();
        List<Duration> granted = new CopyOnWriteArrayList<>();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            granted.add(timeout);
            if (gate.arrivals() == 0) {
                gate.pass();
                throw new SecretUnavailableException("not in " + timeout);
            }
            return fetch(partnerId, timeout);
        });
        Caller owner = start(() -> sign(secrets, ownerTimeout));
        Caller waiter = startWaitingCaller(gate, secrets);

        advance(failsAfter);
        gate.open();

        assertEquals("not in " + ownerTimeout, owner.failure().getMessage());
        assertEquals(signedBy("k"), waiter.result());
        assertEquals(2, granted.size());
        assertTrue(granted.get(1).compareTo(ownerTimeout) > 0, granted.toString());
    }

    @Test
    void a_hanging_source_does_not_block_new_callers() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            if (gate.arrivals() == 0) {
                gate.pass();
            }
            return fetch(partnerId, timeout);
        });
        Caller owner = start(() -> sign(secrets, Duration.ofSeconds(1)));
        gate.awaitArrival();

        advance(Duration.ofSeconds(1));
        assertEquals(signedBy("k"), sign(secrets));
        gate.open();

        assertEquals(
                "the secret source did not respond in time; the next call fetches the key again",
                owner.failure().getMessage());
        assertEquals(2, fetched.size());
        assertFalse(isWiped(fetched.get(0)), "the key of the new caller is cached");
        assertTrue(isWiped(fetched.get(1)), "the late key is wiped");
    }

    /** Waits 10 ms in real time. */
    @Test
    void a_hanging_source_does_not_block_waiting_callers() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            if (gate.arrivals() == 0) {
                gate.pass();
            }
            return fetch(partnerId, timeout);
        });
        start(() -> sign(secrets, Duration.ofMillis(10)));
        Caller waiter = startWaitingCaller(gate, secrets);

        advance(Duration.ofMillis(10));

        assertEquals(signedBy("k"), waiter.result());
    }

    /** Waits 1 ms in real time. */
    @Test
    void a_time_out_of_one_waiting_caller_does_not_affect_the_others() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = new CachedSecretSource(
                (partnerId, timeout) -> {
                    gate.pass();
                    return fetch(partnerId, timeout);
                },
                MAX_AGE);
        Caller owner = start(() -> sign(secrets));
        gate.awaitArrival();
        Caller patient = start(() -> sign(secrets));

        assertEquals(
                "the secret source did not respond in time; the next call fetches the key again",
                assertThrows(
                                SecretUnavailableException.class,
                                () -> secrets.fetch(Requests.PARTNER, Duration.ofMillis(1)))
                        .problem());
        gate.open();

        assertEquals(signedBy("k"), owner.result());
        assertEquals(signedBy("k"), patient.result());
        assertEquals(1, fetched.size());
    }

    @Test
    void an_interrupt_of_one_waiting_caller_does_not_affect_the_others() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            gate.pass();
            return fetch(partnerId, timeout);
        });
        Caller owner = start(() -> sign(secrets));
        gate.awaitArrival();

        Thread.currentThread().interrupt();
        assertEquals("the thread was interrupted while the secret was fetched", problem(secrets));
        assertTrue(Thread.interrupted(), "the interrupt flag is set");
        gate.open();

        assertEquals(signedBy("k"), owner.result());
        assertFalse(isWiped(fetched.get(0)));
    }

    @Test
    void a_time_out_of_zero_fails_without_a_fetch() {
        CachedSecretSource secrets = cached(this::fetch);
        assertThrows(SecretUnavailableException.class, () -> secrets.fetch(Requests.PARTNER, Duration.ZERO));
        assertEquals(List.of(), fetched);
    }

    @Test
    void close_wipes_the_cached_key() {
        CachedSecretSource secrets = cached(this::fetch);
        sign(secrets);

        secrets.close();
        secrets.close();

        assertTrue(isWiped(fetched.get(0)));
    }

    @Test
    void a_closed_cache_fetches_but_caches_no_key() {
        CachedSecretSource secrets = cached(this::fetch);
        secrets.close();

        assertEquals(signedBy("k"), sign(secrets));
        assertEquals(signedBy("k"), sign(secrets));

        assertEquals(2, fetched.size());
        fetched.forEach(key -> assertTrue(isWiped(key)));
    }

    @Test
    void a_key_that_arrives_after_close_is_wiped() throws Exception {
        Gate gate = new Gate();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            if (gate.arrivals() == 0) {
                gate.pass();
            }
            return fetch(partnerId, timeout);
        });
        Caller owner = start(() -> sign(secrets));
        Caller waiter = startWaitingCaller(gate, secrets);

        secrets.close();
        gate.open();

        assertEquals(signedBy("k"), owner.result());
        assertEquals(signedBy("k"), waiter.result());
        fetched.forEach(key -> assertTrue(isWiped(key)));
    }

    @Test
    void many_concurrent_callers_leave_no_key_unwiped() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        CachedSecretSource secrets = cached((partnerId, timeout) -> {
            int count = fetches.incrementAndGet();
            advance(Duration.ofSeconds(count % 5)); // Some fetches exceed the time-out of their owner.
            if (count % 7 == 0) {
                throw new SecretUnavailableException("every seventh");
            }
            return fetch(partnerId, timeout);
        });
        List<Caller> crowd = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SplittableRandom random = new SplittableRandom(i);
            crowd.add(start(() -> {
                for (int call = 0; call < 300; call++) {
                    callOnce(secrets, random);
                }
                return sign(this::fetch);
            }));
        }
        for (Caller caller : crowd) {
            assertEquals(signedBy("k"), caller.result());
        }

        secrets.close();

        assertTrue(fetched.size() > 100, fetched.size() + " fetches");
        fetched.forEach(key -> assertTrue(isWiped(key)));
    }

    private void callOnce(CachedSecretSource secrets, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            Thread.currentThread().interrupt();
        }
        try (SecretKey key = secrets.fetch(Requests.PARTNER, Duration.ofSeconds(random.nextInt(1, 5)))) {
            assertEquals(signedBy("k"), key.sign(CANONICAL));
            if (random.nextInt(4) == 0) {
                secrets.invalidate(Requests.PARTNER, key);
            }
            advance(Duration.ofSeconds(random.nextInt(100)));
        } catch (SecretUnavailableException e) {
            assertFalse(e.problem().isEmpty());
        }
        boolean unused = Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.000000001S"})
    void a_maximum_age_out_of_range_is_rejected(Duration maxAge) {
        IllegalArgumentException rejected =
                assertThrows(IllegalArgumentException.class, () -> new CachedSecretSource(this::fetch, maxAge));
        assertEquals(
                "the maximum age of a cached key needs to be positive and at most PT1H, but is " + maxAge,
                rejected.getMessage());
    }

    @Test
    void a_maximum_age_of_one_hour_is_allowed() {
        assertEquals(signedBy("k"), sign(new CachedSecretSource(this::fetch, Duration.ofHours(1))));
    }

    @Test
    void the_text_of_a_cache_shows_the_source_and_no_key() {
        SecretSource secrets = withKey("canary");
        sign(secrets);
        assertEquals("env:KEY (cached for PT5M)", secrets.toString());
    }

    private CachedSecretSource cached(SecretSource source) {
        return new CachedSecretSource(source, MAX_AGE, time::get);
    }

    private SecretKey fetch(PartnerId partnerId, Duration timeout) {
        SecretKey key = SecretKey.ofText("k");
        fetched.add(key);
        return key;
    }

    private void advance(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private static String problem(SecretSource secrets) {
        return assertThrows(SecretUnavailableException.class, () -> secrets.fetch(Requests.PARTNER, TIMEOUT))
                .problem();
    }

    private static Signature signFor(PartnerId partnerId, SecretSource secrets) {
        try (SecretKey key = secrets.fetch(partnerId, TIMEOUT)) {
            return key.sign(Requests.minimal().canonicalString());
        }
    }

    private static Signature sign(SecretSource secrets) {
        return sign(secrets, TIMEOUT);
    }

    private static Signature sign(SecretSource secrets, Duration timeout) {
        try (SecretKey key = secrets.fetch(Requests.PARTNER, timeout)) {
            return key.sign(CANONICAL);
        }
    }

    private static Signature signedBy(String text) {
        return sign((partnerId, timeout) -> SecretKey.ofText(text));
    }

    private static boolean isWiped(SecretKey key) {
        try {
            return key.sign(CANONICAL).hex().isEmpty();
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @SuppressWarnings("NullAway") // Violates the contract of the port.
    private static SecretKey nullKey() {
        return null;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("interrupted");
        }
    }

    private Caller start(Callable<Signature> call) {
        Caller caller = Caller.start(call);
        callers.add(caller);
        return caller;
    }

    /** Blocks a source until the test opens the gate. */
    private static final class Gate {

        private final AtomicInteger arrivals = new AtomicInteger();
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        void pass() {
            arrivals.incrementAndGet();
            arrived.countDown();
            CachedSecretSourceTest.await(open);
        }

        void awaitArrival() throws InterruptedException {
            arrived.await();
        }

        void open() {
            open.countDown();
        }

        int arrivals() {
            return arrivals.get();
        }
    }

    /** Waits for a running fetch, starts a second caller, and returns when the second caller waits for that fetch. */
    private Caller startWaitingCaller(Gate gate, CachedSecretSource secrets) throws InterruptedException {
        gate.awaitArrival();
        Caller waiter = start(() -> sign(secrets));
        waiter.awaitWaiting();
        return waiter;
    }

    /** A call that runs on its own thread. */
    private record Caller(Thread thread, FutureTask<Signature> call) {

        static Caller start(Callable<Signature> work) {
            FutureTask<Signature> call = new FutureTask<>(work);
            Thread thread = new Thread(call);
            thread.start();
            return new Caller(thread, call);
        }

        Signature result() throws Exception {
            return call.get(60, TimeUnit.SECONDS);
        }

        Throwable failure() {
            ExecutionException failure = assertThrows(ExecutionException.class, this::result);
            return Optional.ofNullable(failure.getCause()).orElse(failure);
        }

        /** Returns when the thread waits with a time-out, which means that it waits for the fetch of another caller. */
        void awaitWaiting() {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
    }
}
