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
import java.util.concurrent.locks.LockSupport;
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
            assertThrows(Worker.RejectedException.class, () -> worker.call(() -> "", LONG));
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

    /** It says that of itself, not of the call: the step may have sent something. */
    @Test
    void a_rejection_that_a_step_throws_is_an_exception_of_the_step() {
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(
                    RejectedExecutionException.class,
                    () -> worker.call(
                            () -> {
                                throw new RejectedExecutionException("a pool of the adapter's own");
                            },
                            LONG));
        }
    }

    @Test
    void an_executor_that_shuts_down_between_two_steps_rejects_the_second() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try (Worker<String> worker = new Worker<>(pool, result -> false)) {
            worker.call(() -> "first", LONG);
            pool.shutdownNow();

            assertThrows(Worker.RejectedException.class, () -> worker.call(() -> "second", LONG));
        }
    }

    @Test
    void a_thread_that_ended_early_is_replaced() throws Exception {
        try (Worker<String> worker = new Worker<>(executor, result -> false)) {
            worker.call(
                    () -> {
                        Thread.currentThread().interrupt(); // A step that leaves its flag behind.
                        return "first";
                    },
                    LONG);
            returned.get(10, TimeUnit.SECONDS);

            assertEquals("second", worker.call(() -> "second", LONG));
        }
        assertEquals(2, handOvers.get());
    }

    @Test
    void a_step_after_the_one_that_seemed_the_last_gets_a_thread_too() throws Exception {
        try (Worker<String> worker = new Worker<>(executor, "last"::equals)) {
            worker.call(() -> "last", LONG);

            assertEquals("one more", worker.call(() -> "one more", LONG));
        }
    }

    /** Otherwise a session that exists would be reported as one that may. */
    @Test
    void a_result_that_comes_at_the_last_moment_is_the_result() throws Exception {
        CountDownLatch givenUp = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Worker.Step<String> step = new Worker.Step<>() {
            @Override
            public String call() {
                isInterrupted(givenUp);
                return "created";
            }

            @Override
            public boolean abandon() {
                givenUp.countDown();
                isInterrupted(done); // The step ends between the time-out and the moment at which it is given up.
                return true;
            }
        };
        Executor thread = task -> {
            Thread runner = new Thread(() -> {
                task.run();
                done.countDown();
            });
            runner.setDaemon(true);
            runner.start();
        };
        try (Worker<String> worker = new Worker<>(thread, result -> true)) {
            assertEquals("created", worker.call(step, SHORT));
        }
    }

    /** Each step ends about when its time does; then the call goes on. */
    @Test
    void no_race_of_result_and_time_out_costs_the_next_step_its_thread() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            try (Worker<Integer> worker = new Worker<>(executor, result -> result % 2 == 0)) {
                endAtTheLastMoment(worker, i);

                assertEquals(-1, worker.call(() -> -1, LONG));
            }
        }
    }

    private static void endAtTheLastMoment(Worker<Integer> worker, int result) throws Exception {
        try {
            int got = worker.call(
                    () -> {
                        LockSupport.parkNanos(50_000);
                        return result;
                    },
                    Duration.ofNanos(100_000));
            assertEquals(result, got);
        } catch (TimeoutException e) {
            // Either may be first.
            return;
        }
    }

    /** The thread that writes to a connection which others share must not be interrupted. */
    @Test
    void a_step_that_forbids_it_is_not_interrupted_when_it_is_given_up() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Worker.Step<String> step = new Worker.Step<>() {
            @Override
            public String call() {
                interrupted.complete(isInterrupted(release));
                return "";
            }

            @Override
            public boolean abandon() {
                return false;
            }
        };
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(TimeoutException.class, () -> worker.call(step, SHORT));
        }
        release.countDown();
        assertFalse(interrupted.get(10, TimeUnit.SECONDS));
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
