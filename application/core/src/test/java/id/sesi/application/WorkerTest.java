package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The steps of one call on one thread of somebody's executor. */
class WorkerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final AtomicInteger handOvers = new AtomicInteger();
    private final CompletableFuture<Void> returned = new CompletableFuture<>();
    private final CountDownLatch release = new CountDownLatch(1);

    /** Counts how often a thread is asked for, and notices when it comes back. */
    private final Executor executor = task -> {
        handOvers.incrementAndGet();
        Thread thread = new Thread(() -> {
            task.run();
            returned.complete(null);
        });
        thread.setDaemon(true);
        thread.start();
    };

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void all_steps_run_on_one_thread_that_is_not_the_callers() throws Exception {
        try (Worker<Thread> worker = new Worker<>(executor, result -> false)) {
            Thread first = worker.call(Thread::currentThread, LONG);
            Thread second = worker.call(Thread::currentThread, LONG);

            assertSame(first, second);
            assertNotEquals(Thread.currentThread(), first);
        }
        returned.get(10, TimeUnit.SECONDS);
        assertEquals(1, handOvers.get());
    }

    @Test
    void the_thread_returns_after_the_last_step_although_nobody_closes_the_worker() throws Exception {
        Worker<String> worker = new Worker<>(executor, "last"::equals);
        assertEquals("more", worker.call(() -> "more", LONG));
        assertFalse(returned.isDone());

        assertEquals("last", worker.call(() -> "last", LONG));

        returned.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_step_that_hangs_does_not_hang_the_caller_and_delays_the_next_step_only() throws Exception {
        try (Worker<String> worker = new Worker<>(executor, result -> false)) {
            assertThrows(TimeoutException.class, () -> worker.call(this::deafUntilReleased, SHORT));
            assertThrows(TimeoutException.class, () -> worker.call(() -> "waits behind it", SHORT));
            release.countDown();

            assertEquals("at last", worker.call(() -> "at last", LONG));
        }
        assertEquals(1, handOvers.get());
    }

    /** The interrupt is for the step that was given up; the next one must not feel it. */
    @Test
    void a_step_that_is_given_up_is_interrupted_and_the_next_is_not() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (Worker<Boolean> worker = new Worker<>(executor, result -> false)) {
            assertThrows(
                    TimeoutException.class,
                    () -> worker.call(
                            () -> {
                                interrupted.complete(isInterrupted(release));
                                return false;
                            },
                            SHORT));

            assertTrue(interrupted.get(10, TimeUnit.SECONDS));
            assertFalse(worker.call(() -> Thread.currentThread().isInterrupted(), LONG));
        }
    }

    @Test
    void an_interrupt_of_the_caller_ends_its_waiting() {
        Thread caller = Thread.currentThread();
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(
                    InterruptedException.class,
                    () -> worker.call(
                            () -> {
                                caller.interrupt();
                                return deafUntilReleased();
                            },
                            LONG));
        }
    }

    @Test
    void a_caller_that_is_interrupted_already_starts_nothing() {
        Thread.currentThread().interrupt();
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(InterruptedException.class, () -> worker.call(() -> "", LONG));
        }
        assertEquals(0, handOvers.get());
    }

    /** As {@code Runnable::run}, or a saturated pool with {@code CallerRunsPolicy}. */
    @Test
    void an_executor_that_runs_tasks_on_its_caller_runs_every_step_there() throws Exception {
        try (Worker<Thread> worker = new Worker<>(Runnable::run, result -> false)) {
            assertSame(Thread.currentThread(), worker.call(Thread::currentThread, LONG));
            assertSame(Thread.currentThread(), worker.call(Thread::currentThread, LONG));
        }
    }

    @Test
    void what_a_step_throws_reaches_the_caller_and_ends_the_thread() throws Exception {
        Worker<String> worker = new Worker<>(executor, result -> false);

        assertThrows(
                UnsupportedOperationException.class,
                () -> worker.call(
                        () -> {
                            throw new UnsupportedOperationException();
                        },
                        LONG));
        returned.get(10, TimeUnit.SECONDS);
    }

    @Test
    void an_error_of_a_step_stays_an_error() {
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(
                    StackOverflowError.class,
                    () -> worker.call(
                            () -> {
                                throw new StackOverflowError();
                            },
                            LONG));
        }
    }

    @Test
    void an_executor_that_rejects_the_call_is_heard() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };
        try (Worker<String> worker = new Worker<>(full, result -> true)) {
            assertThrows(RejectedExecutionException.class, () -> worker.call(() -> "", LONG));
        }
    }

    /** A task that keeps the interrupt of its step would end the next task of the pool. */
    @Test
    void the_thread_of_a_pool_comes_back_without_an_interrupt() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try {
            try (Worker<Boolean> worker = new Worker<>(pool, result -> false)) {
                assertThrows(TimeoutException.class, () -> worker.call(() -> isInterrupted(release), SHORT));
            }
            assertEquals(
                    List.of(false),
                    List.of(pool.submit(() -> Thread.currentThread().isInterrupted())
                            .get(10, TimeUnit.SECONDS)));
        } finally {
            pool.shutdownNow();
        }
    }

    private String deafUntilReleased() {
        while (isInterrupted(release)) {
            Thread.onSpinWait();
        }
        return "released";
    }

    private static boolean isInterrupted(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
