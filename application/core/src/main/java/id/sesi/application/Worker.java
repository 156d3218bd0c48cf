package id.sesi.application;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Runs the blocking steps of one call, one after the other, on one thread of the team's executor, so that the caller can
 * stop waiting for a step that hangs. A call hands over to that thread once, however many steps it has. A step that hangs
 * delays the steps behind it, but not the caller. For one caller; not thread-safe.
 */
final class Worker<T> implements AutoCloseable {

    private final Thread caller = Thread.currentThread();
    private final BlockingQueue<Optional<FutureTask<T>>> steps = new LinkedBlockingQueue<>();
    private final Executor executor;
    private final Predicate<T> isLast;
    private boolean isStarted;

    /** @param isLast whether no step follows one with that result: then the thread returns to its executor at once */
    Worker(Executor executor, Predicate<T> isLast) {
        this.executor = executor;
        this.isLast = isLast;
    }

    /**
     * {@return the result of the step}
     *
     * @throws TimeoutException if it takes longer; the thread that runs it is interrupted
     * @throws InterruptedException if the caller is interrupted; the thread that runs the step is interrupted too
     * @throws java.util.concurrent.RejectedExecutionException if the executor rejects the call
     */
    T call(Callable<T> step, Duration timeout) throws TimeoutException, InterruptedException {
        if (Thread.interrupted()) { // If the result is there at once, get() does not notice the interrupt.
            throw new InterruptedException();
        }
        FutureTask<T> task = new FutureTask<>(step);
        steps.add(Optional.of(task));
        if (!isStarted) {
            isStarted = true;
            executor.execute(this::run);
        }
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    /** Lets the thread return to its executor after the current step. */
    @Override
    public void close() {
        steps.add(Optional.empty());
    }

    private void run() {
        try {
            Optional<FutureTask<T>> step = steps.take();
            while (step.isPresent() && !endsWith(step.get())) {
                step = steps.take();
            }
        } catch (InterruptedException e) {
            // The executor shuts down.
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the step, and tells whether no other follows on this thread. */
    private boolean endsWith(FutureTask<T> step) throws InterruptedException {
        step.run();
        if (Thread.currentThread()
                == caller) { // Such an executor runs tasks in execute(): nobody can add a step meanwhile.
            isStarted = false;
            return true;
        }
        if (step.isCancelled()) {
            // The interrupt was for the step alone.
            boolean unused = Thread.interrupted();
            return false;
        }
        try {
            return isLast.test(step.get());
        } catch (ExecutionException e) {
            return true;
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e.getCause());
    }
}
