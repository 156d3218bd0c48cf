package id.sesi.application;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Runs the blocking steps of one call on a thread of the executor, one step after another, so that the caller can abandon a
 * step that hangs. Such a step delays the next steps, but not the caller. The steps share one thread, so a call needs only
 * one task of the executor. A step needs another task if the step before it threw an exception, or if the executor runs tasks on
 * the calling thread. Used by one caller; not thread-safe.
 */
final class Worker<T> implements AutoCloseable {

    private final Thread caller = Thread.currentThread();
    private final BlockingQueue<Optional<QueuedStep>> steps = new LinkedBlockingQueue<>();
    private final Executor executor;
    private final Predicate<T> isFinal;
    private boolean hasThread;

    /** @param isFinal whether a step with this result is the last one; the thread then returns to the executor at once */
    Worker(Executor executor, Predicate<T> isFinal) {
        this.executor = executor;
        this.isFinal = isFinal;
    }

    /** A step that a worker runs. */
    @FunctionalInterface
    interface Step<T> extends Callable<T> {

        @Override
        T call();

        /** Called when the caller abandons the step. */
        default void abandon() {}

        /** {@return whether the thread that runs the abandoned step may be interrupted} */
        default boolean isInterruptible() {
            return true;
        }
    }

    /**
     * Runs a step and waits for its result. An exception of the step is thrown to the caller.
     *
     * @return the result of the step; if an interrupt arrives just as the step ends, the result is returned and the interrupt flag stays set
     * @throws TimeoutException if the step takes longer than the time-out; the step is abandoned
     * @throws InterruptedException if the caller is interrupted; the step is abandoned
     * @throws RejectedException if the step does not run, because the executor rejected it or was shut down
     */
    T call(Step<T> step, Duration timeout) throws TimeoutException, InterruptedException, RejectedException {
        // Checked here, because get() below does not notice an interrupt if the step has already ended.
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        QueuedStep queued = new QueuedStep(step);
        if (enqueue(queued)) {
            requestThread(queued);
        }
        try {
            return queued.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (queued.abandon()) {
                throw e;
            }
            return resultOf(queued);
        } catch (InterruptedException e) {
            if (queued.abandon()) {
                throw e;
            }
            T result = resultOf(queued);
            Thread.currentThread().interrupt();
            return result;
        } catch (CancellationException e) {
            throw new RejectedException(e);
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    /** Tells the thread to return to the executor after the steps that are already queued. */
    @Override
    public void close() {
        steps.add(Optional.empty());
    }

    /** {@return whether a thread must be requested for the step, because the worker has none} */
    private synchronized boolean enqueue(QueuedStep queued) {
        steps.add(Optional.of(queued));
        boolean needsThread = !hasThread;
        hasThread = true;
        return needsThread;
    }

    /** Ignores an exception of the executor if a thread has already taken the step, because the step then has its own result. */
    private void requestThread(QueuedStep queued) throws RejectedException {
        FutureTask<Void> run = new FutureTask<>(this::run, null); // Runs once, even if the executor runs it again.
        try {
            executor.execute(run);
        } catch (RuntimeException e) {
            if (withdraw(queued, run)) {
                throw new RejectedException(e);
            }
        } catch (Error e) {
            if (withdraw(queued, run)) {
                throw e;
            }
        }
    }

    /** {@return true if the step was removed from the queue before a thread took it} */
    private synchronized boolean withdraw(QueuedStep queued, FutureTask<Void> run) {
        boolean isWithdrawn = steps.remove(Optional.of(queued));
        if (isWithdrawn) {
            run.cancel(false);
            hasThread = false;
        }
        return isWithdrawn;
    }

    private void run() {
        if (Thread.currentThread() != caller) {
            boolean unused = Thread.interrupted(); // An earlier task of the thread may have set the flag.
        }
        try {
            Optional<QueuedStep> next = next();
            while (next.isPresent() && !next.get().runStep()) {
                next = next();
            }
        } catch (InterruptedException e) { // The executor is shutting down.
            cancelAll();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * If an interrupt and a step arrive at the same time, {@code take()} returns the step and leaves the interrupt flag set. The
     * step is then put back, to be cancelled.
     */
    private Optional<QueuedStep> next() throws InterruptedException {
        Optional<QueuedStep> next = steps.take();
        if (Thread.interrupted()) {
            steps.add(next);
            throw new InterruptedException();
        }
        return next;
    }

    private synchronized void cancelAll() {
        hasThread = false;
        for (Optional<QueuedStep> next = steps.poll(); next != null; next = steps.poll()) {
            next.ifPresent(queued -> queued.cancel(false));
        }
    }

    /** Releases the thread if no step is queued. {@return whether it was released; the next step then requests a thread} */
    private synchronized boolean releaseThreadIfIdle() {
        boolean isIdle = steps.isEmpty();
        hasThread = !isIdle;
        return isIdle;
    }

    private T resultOf(QueuedStep queued) throws InterruptedException, RejectedException {
        try {
            return queued.get();
        } catch (CancellationException e) {
            throw new RejectedException(e);
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e.getCause());
    }

    /** The executor did not run the step. */
    static final class RejectedException extends Exception {

        private static final long serialVersionUID = 1L;

        RejectedException(RuntimeException cause) {
            super(cause);
        }
    }

    /**
     * One step in the queue. It decides whether to release the thread, and only then passes the result to the caller. If it
     * decided later, the caller might already have queued another step.
     */
    private final class QueuedStep extends FutureTask<T> {

        private final Step<T> step;
        private boolean isThreadReleased;

        QueuedStep(Step<T> step) {
            super(step);
            this.step = step;
        }

        /** {@return whether the thread was released and must return to the executor} */
        boolean runStep() {
            run();
            if (isCancelled()) {
                // The interrupt was meant for this step only, so the next step must not see it.
                boolean unused = Thread.interrupted();
            }
            return isThreadReleased;
        }

        /** {@return whether the step was abandoned; false if its result was already available} */
        boolean abandon() {
            step.abandon();
            return cancel(step.isInterruptible());
        }

        @Override
        protected void set(T result) {
            // If the executor runs tasks on the calling thread, Worker.run() must end now, because this same
            // thread queues the next step.
            isThreadReleased = (isFinal.test(result) || Thread.currentThread() == caller) && releaseThreadIfIdle();
            super.set(result);
        }

        @Override
        protected void setException(Throwable thrown) {
            isThreadReleased = releaseThreadIfIdle();
            super.setException(thrown);
        }
    }
}
