package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driven.KeyBytesSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call ends within its deadline, with a key or an exception, even if the source hangs. Every late key is wiped. */
class KeyBytesFetcherTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Executor executor = UseCases.defaultExecutor();

    @Test
    void a_key_is_readable_until_it_is_closed() {
        byte[] bytes = "kunci".getBytes(UTF_8);
        KeyBytes key = fetch(timeout -> new KeyBytes(bytes)).fetch();
        assertArrayEquals("kunci".getBytes(UTF_8), key.bytes());

        key.close();

        assertThrows(IllegalStateException.class, key::bytes);
        assertArrayEquals(new byte[5], bytes);
        assertEquals("KeyBytes[redacted]", key.toString());
    }

    @Test
    void a_fetch_that_has_ended_makes_room_for_another() {
        KeyBytesFetcher fetcher = fetch(timeout -> new KeyBytes(new byte[] {1}));
        for (int fetches = 0; fetches < 20; fetches++) {
            fetcher.fetch().close();
        }
    }

    @Test
    void an_empty_key_is_rejected() {
        assertThrows(IllegalArgumentException.class, () -> new KeyBytes(new byte[0]));
    }

    @Test
    void a_source_that_returns_null_is_reported() {
        assertEquals("the secret source returned null instead of a key", problem(timeout -> nullKey()));
    }

    @Test
    void a_source_that_returns_a_closed_key_is_reported() {
        assertEquals("the secret source returned a closed key; return a new key on each call", problem(timeout -> {
            KeyBytes key = new KeyBytes(new byte[] {1});
            key.close();
            return key;
        }));
    }

    @Test
    void the_message_of_a_known_exception_of_the_source_is_reported() {
        assertEquals("not set", problem(timeout -> {
            throw new SecretUnavailableException("not set");
        }));
        InvalidValueException empty = assertThrows(InvalidValueException.class, () -> SecretKey.ofText(""));
        assertEquals(empty.getMessage(), problem(timeout -> {
            throw empty;
        }));
    }

    @Test
    void only_the_class_of_a_foreign_exception_is_reported() {
        assertEquals("the secret source failed (java.lang.UnsupportedOperationException)", problem(timeout -> {
            throw new UnsupportedOperationException("canary");
        }));
    }

    @Test
    void an_error_of_the_source_is_thrown_unchanged() {
        KeyBytesFetcher fetch = fetch(timeout -> {
            throw new AssertionError("a defect");
        });
        assertEquals(
                "a defect", assertThrows(AssertionError.class, fetch::fetch).getMessage());
    }

    @Test
    void a_rejection_by_the_executor_is_reported() {
        KeyBytesFetcher fetch = new KeyBytesFetcher(timeout -> nullKey(), DEADLINE, task -> {
            throw new RejectedExecutionException("canary");
        });
        assertEquals(
                "the executor rejected the call that fetches the secret key",
                assertThrows(SecretUnavailableException.class, fetch::fetch).problem());
    }

    /** Uses real time for one millisecond. */
    @Test
    void a_source_that_hangs_is_interrupted_and_its_late_key_is_wiped() throws Exception {
        byte[] late = {1, 2, 3};
        HangingSource source = new HangingSource(late);
        KeyBytesFetcher fetch = new KeyBytesFetcher(source, Duration.ofMillis(1), source::startAndAwaitFetch);

        assertEquals(
                "the secret source returned no key within 1 ms; check the source",
                assertThrows(SecretUnavailableException.class, fetch::fetch).problem());

        source.join();
        assertArrayEquals(new byte[3], late);
    }

    @Test
    void an_interrupted_caller_stops_waiting_and_the_late_key_is_wiped() throws Exception {
        byte[] late = {1, 2, 3};
        HangingSource source = new HangingSource(late);
        KeyBytesFetcher fetch = new KeyBytesFetcher(source, DEADLINE, task -> {
            source.startAndAwaitFetch(task);
            Thread.currentThread().interrupt();
        });

        SecretUnavailableException failure = assertThrows(SecretUnavailableException.class, fetch::fetch);

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("the thread was interrupted while the secret key was fetched", failure.problem());
        source.join();
        assertArrayEquals(new byte[3], late);
    }

    /** Uses some milliseconds of real time. */
    @Test
    void a_source_that_hangs_and_ignores_interrupts_occupies_a_limited_number_of_threads() {
        AtomicInteger started = new AtomicInteger();
        CompletableFuture<KeyBytes> never = new CompletableFuture<>();
        KeyBytesSource hanging = timeout -> {
            started.incrementAndGet();
            return never.join(); // Ignores interrupts.
        };
        KeyBytesFetcher fetcher = new KeyBytesFetcher(hanging, Duration.ofMillis(1), executor);
        for (int i = 0; i < 50; i++) {
            assertThrows(SecretUnavailableException.class, fetcher::fetch);
        }

        assertTrue(started.get() <= 16, started::toString);
        never.complete(new KeyBytes(new byte[] {1}));
    }

    /** A source that hangs until it is interrupted, and then returns its key too late. */
    private static final class HangingSource implements KeyBytesSource {

        private final byte[] key;
        private final CountDownLatch called = new CountDownLatch(1);
        private final CompletableFuture<Thread> worker = new CompletableFuture<>();

        HangingSource(byte[] key) {
            this.key = key;
        }

        /** Starts the task on a new thread, and waits until that thread has called the source. */
        void startAndAwaitFetch(Runnable task) {
            Thread thread = new Thread(task);
            worker.complete(thread);
            thread.start();
            try {
                called.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public KeyBytes fetch(Duration timeout) {
            called.countDown();
            assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
            return new KeyBytes(key);
        }

        void join() throws InterruptedException {
            worker.join().join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P1DT0.000000001S"})
    void a_deadline_must_be_positive_and_at_most_a_day(Duration deadline) {
        IllegalArgumentException rejected = assertThrows(
                IllegalArgumentException.class,
                () -> Diagnosis.inspectSecret(timeout -> nullKey(), deadline, executor));
        assertEquals("the deadline needs to be positive and at most PT24H, but is " + deadline, rejected.getMessage());
    }

    private KeyBytesFetcher fetch(KeyBytesSource source) {
        return new KeyBytesFetcher(source, DEADLINE, executor);
    }

    private String problem(KeyBytesSource source) {
        String problem = assertThrows(SecretUnavailableException.class, fetch(source)::fetch)
                .problem();
        assertFalse(problem.contains("canary"), problem);
        return problem;
    }

    @SuppressWarnings("NullAway") // Breaks the port's contract intentionally.
    private static KeyBytes nullKey() {
        return null;
    }
}
