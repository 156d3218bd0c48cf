package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The steps of one call run on one thread of an executor. */
class WorkerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final AtomicInteger submitted = new AtomicInteger();
    private final CompletableFuture<Void> threadReturned = new CompletableFuture<>();
    private final CountDownLatch release = new CountDownLatch(1);

    /** Counts the submitted tasks, and completes {@code threadReturned} when a task has ended. */
    private final Executor executor = task -> {
        submitted.incrementAndGet();
        Thread thread = new Thread(() -> {
            task.run();
            threadReturned.complete(null);
        });
        thread.setDaemon(true);
        thread.start();
    };

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void all_steps_run_on_one_thread_of_the_executor() throws Exception {
        try (Worker<Thread> worker = new Worker<>(executor, result -> false)) {
            Thread first = worker.call(Thread::currentThread, LONG);
            Thread second = worker.call(Thread::currentThread, LONG);

            assertSame(first, second);
            assertNotEquals(Thread.currentThread(), first);
        }
        threadReturned.get(10, TimeUnit.SECONDS);
        assertEquals(1, submitted.get());
    }

    @Test
    void the_thread_returns_after_a_final_result_even_if_the_worker_is_not_closed() throws Exception {
        Worker<String> worker = new Worker<>(executor, "last"::equals);
        assertEquals("more", worker.call(() -> "more", LONG));
        assertFalse(threadReturned.isDone());

        assertEquals("last", worker.call(() -> "last", LONG));

        threadReturned.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_step_that_hangs_delays_the_next_step_but_not_the_caller() throws Exception {
        try (Worker<String> worker = new Worker<>(executor, result -> false)) {
            assertThrows(TimeoutException.class, () -> worker.call(this::ignoreInterruptsUntilReleased, SHORT));
            assertThrows(TimeoutException.class, () -> worker.call(() -> "is delayed", SHORT));
            release.countDown();

            assertEquals("at last", worker.call(() -> "at last", LONG));
        }
        assertEquals(1, submitted.get());
    }

    /** The interrupt is meant for the abandoned step, so the next step must not see it. */
    @Test
    void an_abandoned_step_is_interrupted_and_the_next_step_is_not() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (Worker<Boolean> worker = new Worker<>(executor, result -> false)) {
            assertThrows(
                    TimeoutException.class,
                    () -> worker.call(
                            () -> {
                                interrupted.complete(isInterruptedWhileWaiting(release));
                                return false;
                            },
                            SHORT));

            assertTrue(interrupted.get(10, TimeUnit.SECONDS));
            assertFalse(worker.call(() -> Thread.currentThread().isInterrupted(), LONG));
        }
    }

    @Test
    void an_interrupted_caller_stops_waiting() {
        Thread caller = Thread.currentThread();
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(
                    InterruptedException.class,
                    () -> worker.call(
                            () -> {
                                caller.interrupt();
                                return ignoreInterruptsUntilReleased();
                            },
                            LONG));
        }
    }

    @Test
    void a_caller_that_is_already_interrupted_submits_no_task() {
        Thread.currentThread().interrupt();
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(InterruptedException.class, () -> worker.call(() -> "", LONG));
        }
        assertEquals(0, submitted.get());
    }

    /** Such an executor is {@code Runnable::run}, or a saturated pool with {@code CallerRunsPolicy}. */
    @Test
    void all_steps_run_if_the_executor_runs_tasks_on_the_calling_thread() throws Exception {
        try (Worker<Thread> worker = new Worker<>(Runnable::run, result -> false)) {
            assertSame(Thread.currentThread(), worker.call(Thread::currentThread, LONG));
            assertSame(Thread.currentThread(), worker.call(Thread::currentThread, LONG));
        }
    }

    @Test
    void an_exception_of_a_step_is_thrown_to_the_caller_and_releases_the_thread() throws Exception {
        Worker<String> worker = new Worker<>(executor, result -> false);

        assertThrows(
                UnsupportedOperationException.class,
                () -> worker.call(
                        () -> {
                            throw new UnsupportedOperationException();
                        },
                        LONG));
        threadReturned.get(10, TimeUnit.SECONDS);
    }

    @Test
    void an_error_of_a_step_is_thrown_unchanged() {
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
    void a_rejection_by_the_executor_is_thrown_to_the_caller() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };
        try (Worker<String> worker = new Worker<>(full, result -> true)) {
            assertThrows(Worker.RejectedException.class, () -> worker.call(() -> "", LONG));
        }
    }

    /** If the interrupt flag stayed set, the next task of the pool would be interrupted. */
    @Test
    void the_thread_returns_to_the_pool_without_an_interrupt_flag() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try {
            try (Worker<Boolean> worker = new Worker<>(pool, result -> false)) {
                assertThrows(
                        TimeoutException.class, () -> worker.call(() -> isInterruptedWhileWaiting(release), SHORT));
            }
            assertEquals(
                    List.of(false),
                    List.of(pool.submit(() -> Thread.currentThread().isInterrupted())
                            .get(10, TimeUnit.SECONDS)));
        } finally {
            pool.shutdownNow();
        }
    }

    /** The step has started and may have sent a request, so its exception must not look like a rejection by the executor. */
    @Test
    void a_rejected_execution_exception_of_a_step_is_thrown_unchanged() {
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

    /** The interrupt and the next step may reach the thread at the same moment. Without a check, about one of three runs fails. */
    @RepeatedTest(50)
    void a_step_is_rejected_if_the_executor_shuts_down_at_the_same_moment() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Worker<String> worker = new Worker<>(pool, result -> false)) {
            worker.call(() -> "first", LONG);
            pool.shutdownNow();

            assertThrows(Worker.RejectedException.class, () -> worker.call(() -> "second", LONG));
        }
    }

    /** The step may have sent the request, so the exception of the executor must not replace its result. */
    @Test
    void an_exception_of_the_executor_after_it_ran_the_step_is_ignored() throws Exception {
        for (RuntimeException thrown : List.of(new RejectedExecutionException(), new IllegalStateException("a hook"))) {
            Executor throwing = task -> {
                task.run();
                throw thrown;
            };
            try (Worker<String> worker = new Worker<>(throwing, result -> true)) {
                assertEquals("done", worker.call(() -> "done", LONG));
            }
        }
    }

    /** As a ThreadPoolExecutor does if the process has no memory for another thread. */
    @Test
    void a_step_that_the_executor_queued_before_it_threw_never_runs() {
        List<Runnable> queued = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        Executor throwing = task -> {
            queued.add(task);
            throw new OutOfMemoryError("unable to create native thread");
        };
        try (Worker<Integer> worker = new Worker<>(throwing, result -> true)) {
            assertThrows(OutOfMemoryError.class, () -> worker.call(runs::incrementAndGet, LONG));
            queued.forEach(Runnable::run);
        }
        assertEquals(0, runs.get());
    }

    @Test
    void an_executor_that_runs_a_task_twice_does_not_block() {
        Executor twice = task -> {
            task.run();
            task.run();
        };
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try (Worker<String> worker = new Worker<>(twice, result -> true)) {
                assertEquals("done", worker.call(() -> "done", LONG));
            }
        });
    }

    /** A ForkJoinPool does not clear the flag that another task has set. */
    @Test
    void a_step_does_not_see_the_interrupt_flag_of_an_earlier_task() throws Exception {
        Executor careless = task -> executor.execute(() -> {
            Thread.currentThread().interrupt();
            task.run();
        });
        try (Worker<Boolean> worker = new Worker<>(careless, result -> true)) {
            assertFalse(worker.call(() -> Thread.currentThread().isInterrupted(), LONG));
        }
    }

    @Test
    void a_step_is_rejected_if_the_executor_was_shut_down_before() throws Exception {
        var pool = Executors.newSingleThreadExecutor();
        try (Worker<String> worker = new Worker<>(pool, result -> false)) {
            worker.call(() -> "first", LONG);
            pool.shutdownNow();
            // Until the thread has ended, it may still run a step.
            assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));

            assertThrows(Worker.RejectedException.class, () -> worker.call(() -> "second", LONG));
        }
    }

    /** The interrupt tells the thread of the executor to end, not only the task. */
    @Test
    void the_executor_sees_the_interrupt_that_ended_its_task() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Executor observing = task -> executor.execute(() -> {
            task.run();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        try (Worker<String> worker = new Worker<>(observing, result -> false)) {
            worker.call(
                    () -> {
                        Thread.currentThread().interrupt();
                        return "first";
                    },
                    LONG);

            assertTrue(interrupted.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_thread_that_ended_after_an_interrupt_is_replaced() throws Exception {
        try (Worker<String> worker = new Worker<>(executor, result -> false)) {
            worker.call(
                    () -> {
                        Thread.currentThread().interrupt(); // The step does not clear the flag.
                        return "first";
                    },
                    LONG);
            threadReturned.get(10, TimeUnit.SECONDS);

            assertEquals("second", worker.call(() -> "second", LONG));
        }
        assertEquals(2, submitted.get());
    }

    @Test
    void a_step_after_a_final_result_gets_a_new_thread() throws Exception {
        try (Worker<String> worker = new Worker<>(executor, "last"::equals)) {
            worker.call(() -> "last", LONG);

            assertEquals("one more", worker.call(() -> "one more", LONG));
        }
    }

    /** Otherwise a created session would be reported as a time-out with unknown delivery. */
    @Test
    void a_result_that_arrives_just_after_the_time_out_is_returned() throws Exception {
        assertEquals("created", callWithLateResult(() -> {}, SHORT));
    }

    @Test
    void a_result_that_arrives_just_after_an_interrupt_is_returned_and_the_flag_stays_set() throws Exception {
        String result = callWithLateResult(Thread.currentThread()::interrupt, LONG);

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("created", result);
    }

    /** The step ends after the caller has stopped waiting, but before the step is cancelled. */
    private static String callWithLateResult(Runnable start, Duration timeout) throws Exception {
        CountDownLatch abandoned = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Worker.Step<String> step = new Worker.Step<>() {
            @Override
            public String call() {
                start.run();
                isInterruptedWhileWaiting(abandoned);
                return "created";
            }

            @Override
            public void abandon() {
                abandoned.countDown();
                isInterruptedWhileWaiting(done);
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
            return worker.call(step, timeout);
        }
    }

    /** Each first step ends at about the same time as its time-out. The next step must always run. */
    @Test
    void a_race_of_a_result_and_a_time_out_does_not_block_the_next_step() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            try (Worker<Integer> worker = new Worker<>(executor, result -> result % 2 == 0)) {
                callWithRace(worker, i);

                assertEquals(-1, worker.call(() -> -1, LONG));
            }
        }
    }

    private static void callWithRace(Worker<Integer> worker, int result) throws Exception {
        try {
            int returned = worker.call(
                    () -> {
                        LockSupport.parkNanos(50_000);
                        return result;
                    },
                    Duration.ofNanos(100_000));
            assertEquals(result, returned);
        } catch (TimeoutException e) {
            // Both results of the race are correct.
            return;
        }
    }

    /** A step that writes to a shared connection must not be interrupted. */
    @Test
    void an_abandoned_step_is_not_interrupted_if_it_forbids_that() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Worker.Step<String> step = new Worker.Step<>() {
            @Override
            public String call() {
                interrupted.complete(isInterruptedWhileWaiting(release));
                return "";
            }

            @Override
            public boolean isInterruptible() {
                return false;
            }
        };
        try (Worker<String> worker = new Worker<>(executor, result -> true)) {
            assertThrows(TimeoutException.class, () -> worker.call(step, SHORT));
        }
        release.countDown();
        assertFalse(interrupted.get(10, TimeUnit.SECONDS));
    }

    private String ignoreInterruptsUntilReleased() {
        while (isInterruptedWhileWaiting(release)) {
            Thread.onSpinWait();
        }
        return "released";
    }

    private static boolean isInterruptedWhileWaiting(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
