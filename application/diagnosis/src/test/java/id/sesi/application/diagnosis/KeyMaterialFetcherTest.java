package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.driven.KeyMaterial;
import id.sesi.application.diagnosis.driven.KeyMaterialSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a source does, the call ends in time, with a key or with a reason, and every key is wiped. */
class KeyMaterialFetchTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Executor executor = UseCases.defaultExecutor();

    @Test
    void a_key_can_be_read_until_it_is_closed() {
        byte[] bytes = "kunci".getBytes(UTF_8);
        KeyMaterial key = fetch(timeout -> new KeyMaterial(bytes)).fetch();
        assertArrayEquals("kunci".getBytes(UTF_8), key.bytes());

        key.close();

        assertThrows(IllegalStateException.class, key::bytes);
        assertArrayEquals(new byte[5], bytes);
        assertEquals("KeyMaterial[redacted]", key.toString());
    }

    @Test
    void an_empty_key_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new KeyMaterial(new byte[0]));
    }

    @Test
    void null_is_no_key() {
        assertEquals("the secret source gave null instead of a key", problem(timeout -> nothing()));
    }

    @Test
    void a_closed_key_is_no_key() {
        assertEquals(
                "the secret source gave a key that is closed already; give a new one each time", problem(timeout -> {
                    KeyMaterial key = new KeyMaterial(new byte[] {1});
                    key.close();
                    return key;
                }));
    }

    @Test
    void a_source_says_itself_why_there_is_no_key() {
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
    void an_error_is_not_hidden() {
        KeyMaterialFetch fetch = fetch(timeout -> {
            throw new AssertionError("a defect");
        });
        assertEquals(
                "a defect", assertThrows(AssertionError.class, fetch::fetch).getMessage());
    }

    @Test
    void an_executor_may_reject_the_call() {
        KeyMaterialFetch fetch = new KeyMaterialFetch(timeout -> nothing(), DEADLINE, task -> {
            throw new RejectedExecutionException("canary");
        });
        assertEquals(
                "the executor rejected the call that fetches the secret key",
                assertThrows(SecretUnavailableException.class, fetch::fetch).problem());
    }

    /** In real time, a millisecond of it. */
    @Test
    void a_source_that_hangs_is_interrupted_and_its_late_key_is_wiped() throws Exception {
        byte[] late = {1, 2, 3};
        Source source = new Source(late);
        KeyMaterialFetch fetch = new KeyMaterialFetch(source, Duration.ofMillis(1), source::runUntilAsked);

        assertEquals(
                "the secret source gave no key within the 1 ms that it had; check the source, or allow a longer deadline",
                assertThrows(SecretUnavailableException.class, fetch::fetch).problem());

        source.join();
        assertArrayEquals(new byte[3], late);
    }

    @Test
    void a_caller_that_is_interrupted_stops_waiting_and_the_late_key_is_wiped() throws Exception {
        byte[] late = {1, 2, 3};
        Source source = new Source(late);
        KeyMaterialFetch fetch = new KeyMaterialFetch(source, DEADLINE, task -> {
            source.runUntilAsked(task);
            Thread.currentThread().interrupt();
        });

        SecretUnavailableException failure = assertThrows(SecretUnavailableException.class, fetch::fetch);

        assertTrue(Thread.interrupted(), "the flag is kept");
        assertEquals("the thread was interrupted while the secret was fetched", failure.problem());
        source.join();
        assertArrayEquals(new byte[3], late);
    }

    /** Returns its key when it is interrupted, which is too late. */
    private static final class Source implements KeyMaterialSource {

        private final byte[] key;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CompletableFuture<Thread> worker = new CompletableFuture<>();

        Source(byte[] key) {
            this.key = key;
        }

        /** Runs the task on another thread, and returns when that has asked this source. */
        void runUntilAsked(Runnable task) {
            Thread thread = new Thread(task);
            worker.complete(thread);
            thread.start();
            try {
                asked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public KeyMaterial fetch(Duration timeout) {
            asked.countDown();
            assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
            return new KeyMaterial(key);
        }

        void join() throws InterruptedException {
            worker.join().join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P1DT0.000000001S"})
    void a_deadline_is_positive_and_at_most_a_day(Duration deadline) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> Diagnosis.inspectSecret(timeout -> nothing(), deadline, executor));
        assertEquals("the deadline needs to be positive and at most PT24H, but is " + deadline, refused.getMessage());
    }

    private KeyMaterialFetch fetch(KeyMaterialSource source) {
        return new KeyMaterialFetch(source, DEADLINE, executor);
    }

    private String problem(KeyMaterialSource source) {
        String problem = assertThrows(SecretUnavailableException.class, fetch(source)::fetch)
                .problem();
        assertFalse(problem.contains("canary"), problem);
        return problem;
    }

    @SuppressWarnings("NullAway") // Against the port's contract.
    private static KeyMaterial nothing() {
        return null;
    }
}
