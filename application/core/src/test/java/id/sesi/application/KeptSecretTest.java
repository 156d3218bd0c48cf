package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.application.result.VendorError;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeping a key changes, and what it does not. */
class KeptSecretTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final CanonicalString CANONICAL = Requests.minimal().canonicalString();

    private final VirtualTime time = new VirtualTime();
    private final ScriptedGateway gateway = new ScriptedGateway(time);
    private final List<SecretKey> fetched = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Runnable> whenTooOld = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CreateSession createSession = UseCases.createSession(this::fetch, gateway, entry -> {})
            .time(time, time, time)
            .keepSecretUntil(whenTooOld::add)
            .build();

    private SecretKey fetch(Duration timeout) {
        SecretKey key = SecretKey.ofText(Requests.SECRET);
        fetched.add(key);
        return key;
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void all_attempts_and_calls_share_one_key() {
        gateway.then(ScriptedGateway.failing(503)).then(ScriptedGateway.CREATED);

        createSession.create(Requests.minimal()).orThrow();
        createSession.create(Requests.minimal()).orThrow();

        assertEquals(3, gateway.sent.size());
        assertEquals(1, fetched.size());
        assertFalse(isWiped(fetched.get(0)));
    }

    @Test
    void a_key_that_is_too_old_is_wiped_and_fetched_anew() throws InterruptedException {
        createSession.create(Requests.minimal());

        whenTooOld.take().run();

        assertTrue(isWiped(fetched.get(0)));
        createSession.create(Requests.minimal()).orThrow();
        assertEquals(2, fetched.size());
    }

    @Test
    void after_a_401_the_next_call_sees_a_new_key() {
        gateway.then(new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE))
                .then(ScriptedGateway.CREATED);

        createSession.create(Requests.minimal());

        assertTrue(isWiped(fetched.get(0)));
        createSession.create(Requests.minimal()).orThrow();
        assertEquals(2, fetched.size());
    }

    @Test
    void after_another_refusal_the_key_is_kept() {
        gateway.then(new AttemptResult.Refused(Refusal.PARTNER_NOT_FOUND, VendorError.NONE))
                .then(ScriptedGateway.CREATED);

        createSession.create(Requests.minimal());
        createSession.create(Requests.minimal()).orThrow();

        assertEquals(1, fetched.size());
    }

    @Test
    void a_failure_is_not_kept() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        SecretRetrieval secrets = kept(timeout -> {
            if (times.incrementAndGet() == 1) {
                throw new SecretUnavailableException("not yet");
            }
            return SecretKey.ofText("k");
        });

        assertThrows(SecretUnavailableException.class, () -> secrets.use(TIMEOUT, SecretKey::length));
        assertEquals(1, secrets.use(TIMEOUT, SecretKey::length));
    }

    @Test
    void null_is_not_kept() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        SecretRetrieval secrets = kept(timeout -> times.incrementAndGet() == 1 ? nothing() : SecretKey.ofText("k"));

        assertThrows(SecretUnavailableException.class, () -> secrets.use(TIMEOUT, SecretKey::length));
        assertEquals(1, secrets.use(TIMEOUT, SecretKey::length));
    }

    @Test
    void those_who_come_at_the_same_time_share_one_fetch() throws Exception {
        int callers = 16;
        AtomicInteger fetches = new AtomicInteger();
        CompletableFuture<SecretKey> key = new CompletableFuture<>();
        SecretRetrieval secrets = kept(timeout -> {
            fetches.incrementAndGet();
            return key.join();
        });
        CyclicBarrier start = new CyclicBarrier(callers + 1);
        List<Future<String>> signatures = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            signatures.add(threads.submit(() -> {
                start.await();
                return secrets.use(TIMEOUT, own -> own.sign(CANONICAL).hex());
            }));
        }
        start.await();
        key.complete(SecretKey.ofText("k"));

        for (Future<String> signature : signatures) {
            assertEquals(64, signature.get(10, TimeUnit.SECONDS).length());
        }
        assertEquals(1, fetches.get());
    }

    @Test
    void a_key_in_use_is_wiped_when_its_user_is_done() throws Exception {
        CountDownLatch inUse = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SecretRetrieval secrets = kept(this::fetch);
        Future<String> signature = threads.submit(() -> secrets.use(TIMEOUT, key -> {
            inUse.countDown();
            return join(goOn) ? key.sign(CANONICAL).hex() : "";
        }));
        inUse.await();

        secrets.reject(secrets.with(TIMEOUT, SecretKey::length));
        assertFalse(isWiped(fetched.get(0)));
        goOn.countDown();

        assertEquals(64, signature.get(10, TimeUnit.SECONDS).length());
        assertTrue(isWiped(fetched.get(0)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_source_that_nobody_waits_for_any_longer_is_interrupted(boolean isKept) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<String> end = new CompletableFuture<>();
        SecretRetrieval secrets = new SecretRetrieval(
                timeout -> {
                    asked.countDown();
                    end.complete(join(new CountDownLatch(1)) ? "opened" : "interrupted");
                    return SecretKey.ofText("k");
                },
                isKept ? Optional.of(whenTooOld::add) : Optional.empty());
        Thread caller = new Thread(
                () -> assertThrows(InterruptedException.class, () -> secrets.with(TIMEOUT, SecretKey::length)));
        caller.start();
        asked.await();

        caller.interrupt();

        assertEquals("interrupted", end.get(10, TimeUnit.SECONDS));
        caller.join();
    }

    @Test
    void a_fetch_for_all_has_more_time_than_the_first_who_waits_for_it() throws InterruptedException {
        List<Duration> granted = new ArrayList<>();
        SecretRetrieval secrets = kept(timeout -> {
            granted.add(timeout);
            return SecretKey.ofText("k");
        });

        secrets.reject(secrets.with(Duration.ofSeconds(3), SecretKey::length));
        secrets.use(Duration.ofSeconds(30), SecretKey::length);

        assertEquals(List.of(Duration.ofSeconds(10), Duration.ofSeconds(30)), granted);
    }

    @Test
    void a_late_401_takes_no_newer_key() throws InterruptedException {
        SecretRetrieval secrets = kept(this::fetch);
        SecretRetrieval.Used<Integer> old = secrets.with(TIMEOUT, SecretKey::length);
        secrets.reject(old);
        secrets.use(TIMEOUT, SecretKey::length);

        secrets.reject(old);
        secrets.use(TIMEOUT, SecretKey::length);

        assertEquals(2, fetched.size());
    }

    @Test
    void a_fetch_that_hangs_is_given_up_however_patient_those_are_who_wait_for_it() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger fetches = new AtomicInteger();
        CompletableFuture<SecretKey> hung = new CompletableFuture<>();
        SecretRetrieval secrets = new SecretRetrieval(
                timeout -> {
                    boolean hangs = fetches.incrementAndGet() == 1;
                    asked.countDown();
                    return hangs && join(new CountDownLatch(1)) ? nothing() : fetch(timeout);
                },
                Optional.of(whenTooOld::add),
                timeout -> asked.getCount() > 0 ? hung : new CompletableFuture<>());
        Future<Integer> patient = threads.submit(() -> secrets.use(TIMEOUT, SecretKey::length));
        asked.await();

        hung.completeExceptionally(new TimeoutException());

        ExecutionException failure = assertThrows(ExecutionException.class, () -> patient.get(10, TimeUnit.SECONDS));
        assertTrue(failure.getCause() instanceof SecretUnavailableException, failure.toString());
        assertEquals(19, secrets.use(TIMEOUT, SecretKey::length));
    }

    /** In real time, a millisecond of it. */
    @Test
    void what_gives_it_up_is_the_time() {
        CompletableFuture<SecretKey> expiring = SecretRetrieval.expiring(Duration.ofMillis(1));
        ExecutionException failure = assertThrows(ExecutionException.class, () -> expiring.get(10, TimeUnit.SECONDS));
        assertTrue(failure.getCause() instanceof TimeoutException, failure.toString());
    }

    @Test
    void a_key_that_is_not_fetched_has_no_age() {
        SecretRetrieval secrets = kept(timeout -> {
            throw new SecretUnavailableException("none");
        });
        assertThrows(SecretUnavailableException.class, () -> secrets.use(TIMEOUT, SecretKey::length));
        assertEquals(0, whenTooOld.size());
    }

    @Test
    void one_impatient_caller_does_not_take_the_key_from_the_others() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<SecretKey> key = new CompletableFuture<>();
        SecretRetrieval secrets = kept(timeout -> {
            asked.countDown();
            return key.join();
        });
        Future<Integer> patient = threads.submit(() -> secrets.use(TIMEOUT, SecretKey::length));
        asked.await();

        assertThrows(SecretUnavailableException.class, () -> secrets.use(Duration.ofMillis(1), SecretKey::length));
        key.complete(SecretKey.ofText("k"));

        assertEquals(1, patient.get(10, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.000000001S"})
    void a_key_is_kept_for_a_bounded_time(Duration longest) {
        UseCases.CreateSessionBuilder builder = UseCases.createSession(this::fetch, gateway, entry -> {});
        assertThrows(IllegalArgumentException.class, () -> builder.keepSecretFor(longest));
    }

    @Test
    void the_longest_time_is_an_hour() {
        Outcome outcome = UseCases.createSession(this::fetch, gateway, entry -> {})
                .keepSecretFor(Duration.ofHours(1))
                .build()
                .create(Requests.minimal());
        assertEquals(ScriptedGateway.SESSION, outcome.orThrow());
    }

    private SecretRetrieval kept(id.sesi.application.driven.SecretSource source) {
        return new SecretRetrieval(source, Optional.of(whenTooOld::add));
    }

    @SuppressWarnings("NullAway") // Against the port's contract.
    private static SecretKey nothing() {
        return null;
    }

    private static boolean join(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static boolean isWiped(SecretKey key) {
        try {
            return key.sign(CANONICAL).hex().isEmpty();
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
