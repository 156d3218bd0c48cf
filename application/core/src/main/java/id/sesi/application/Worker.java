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
import java.util.concurrent.RejectedExecutionException;
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
    private final BlockingQueue<Optional<Task>> tasks = new LinkedBlockingQueue<>();
    private final Executor executor;
    private final Predicate<T> isLast;
    private boolean isRunning;

    /** @param isLast whether no step follows one with that result: then the thread returns to its executor at once */
    Worker(Executor executor, Predicate<T> isLast) {
        this.executor = executor;
        this.isLast = isLast;
    }

    /** What a worker runs. */
    @FunctionalInterface
    interface Step<T> extends Callable<T> {

        @Override
        T call();

        /** Called when the caller stops waiting. {@return whether to interrupt the thread that runs the step} */
        default boolean abandon() {
            return true;
        }
    }

    /**
     * {@return the result of the step; if the caller is interrupted just then, its interrupt flag is set}
     *
     * @throws TimeoutException if the step takes longer; it is given up
     * @throws InterruptedException if the caller is interrupted; the step is given up
     * @throws RejectedException if the executor rejects the call or was shut down, so that the step does not run
     */
    T call(Step<T> step, Duration timeout) throws TimeoutException, InterruptedException, RejectedException {
        if (Thread.interrupted()) { // If the result is there at once, get() does not notice the interrupt.
            throw new InterruptedException();
        }
        Task task = new Task(step);
        if (isFirst(task)) {
            handOver();
        }
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (task.abandon()) {
                throw e;
            }
            return resultOf(task);
        } catch (InterruptedException e) {
            if (task.abandon()) {
                throw e;
            }
            T result = resultOf(task);
            Thread.currentThread().interrupt();
            return result;
        } catch (CancellationException | ExecutionException e) {
            return resultOf(task);
        }
    }

    /** Lets the thread return to its executor after the current step. */
    @Override
    public void close() {
        tasks.add(Optional.empty());
    }

    /** {@return whether no thread runs yet that will take the task} */
    private synchronized boolean isFirst(Task task) {
        tasks.add(Optional.of(task));
        boolean isFirst = !isRunning;
        isRunning = true;
        return isFirst;
    }

    private void handOver() throws RejectedException {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            cancelAll();
            throw new RejectedException(e);
        }
    }

    private void run() {
        try {
            Optional<Task> task = next();
            while (task.isPresent() && !task.get().runAndLeave()) {
                task = next();
            }
        } catch (InterruptedException e) { // The executor shuts down.
            cancelAll();
            Thread.currentThread().interrupt();
        }
    }

    /** If an interrupt and a task arrive at once, take() returns the task and keeps the interrupt. */
    private Optional<Task> next() throws InterruptedException {
        Optional<Task> task = tasks.take();
        if (Thread.interrupted()) {
            tasks.add(task);
            throw new InterruptedException();
        }
        return task;
    }

    private synchronized void cancelAll() {
        isRunning = false;
        for (Optional<Task> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.ifPresent(step -> step.cancel(false));
        }
    }

    /** {@return whether the thread leaves, because nothing waits for it; the next step needs a thread again} */
    private synchronized boolean leave() {
        boolean leaves = tasks.isEmpty();
        isRunning = !leaves;
        return leaves;
    }

    private T resultOf(Task task) throws InterruptedException, RejectedException {
        try {
            return task.get();
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

    /** The executor does not run the step. */
    static final class RejectedException extends Exception {

        private static final long serialVersionUID = 1L;

        RejectedException(RuntimeException cause) {
            super(cause);
        }
    }

    /** One step, whose thread decides whether it leaves before the caller sees the result and may add another step. */
    private final class Task extends FutureTask<T> {

        private final Step<T> step;
        private boolean leaves;

        Task(Step<T> step) {
            super(step);
            this.step = step;
        }

        boolean runAndLeave() {
            run();
            if (isCancelled()) {
                // The interrupt was for the step alone.
                boolean unused = Thread.interrupted();
            }
            return leaves;
        }

        /** {@return whether the step had no result yet} */
        boolean abandon() {
            return cancel(step.abandon());
        }

        @Override
        protected void set(T result) {
            // An executor that runs tasks on its caller does so in execute(): nobody can add a step meanwhile.
            leaves = (isLast.test(result) || Thread.currentThread() == caller) && leave();
            super.set(result);
        }

        @Override
        protected void setException(Throwable thrown) {
            leaves = leave();
            super.setException(thrown);
        }
    }
}
