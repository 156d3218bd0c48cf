package id.sesi.application.diagnosis;

import static java.util.Objects.requireNonNull;

import id.sesi.application.diagnosis.driven.KeyMaterial;
import id.sesi.application.diagnosis.driven.KeyMaterialSource;
import id.sesi.application.result.SecretUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a key on a thread of the executor, so that a source that hangs does not hang the call. Thread-safe. */
record KeyMaterialFetch(KeyMaterialSource source, Duration deadline, Executor executor) {

    KeyMaterialFetch {
        requireNonNull(source);
        requireNonNull(executor);
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("the deadline needs to be positive, but is " + deadline);
        }
    }

    /**
     * {@return the key, which the caller must close}
     *
     * @throws SecretUnavailableException if there is no key in time; if the thread is interrupted, its flag is set
     */
    KeyMaterial fetch() {
        if (Thread.currentThread()
                .isInterrupted()) { // If the key is there at once, get() does not notice the interrupt.
            throw interrupted();
        }
        FutureTask<KeyMaterial> task = new FutureTask<>(() -> source.fetch(deadline));
        try {
            executor.execute(task);
            return Optional.ofNullable(task.get(deadline.toNanos(), TimeUnit.NANOSECONDS))
                    .orElseThrow(() -> new SecretUnavailableException("the secret source gave null instead of a key"));
        } catch (TimeoutException e) {
            giveUp(task);
            throw new SecretUnavailableException("the secret source gave no key within the " + deadline.toMillis()
                    + " ms that it had; check the source, or allow a longer deadline");
        } catch (InterruptedException e) {
            giveUp(task);
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (RejectedExecutionException e) {
            throw new SecretUnavailableException("the executor rejected the call that fetches the secret key");
        } catch (ExecutionException e) {
            throw unavailable(e);
        }
    }

    /** The key may arrive at this moment. */
    private static void giveUp(FutureTask<KeyMaterial> task) {
        if (task.cancel(true)) {
            return;
        }
        try {
            task.get().close();
        } catch (ExecutionException | InterruptedException | CancellationException e) {
            // There is nothing to wipe.
            return;
        }
    }

    private static SecretUnavailableException interrupted() {
        return new SecretUnavailableException("the thread was interrupted while the secret was fetched");
    }

    /** Only the class of a foreign exception is reported: its message might contain confidential data. */
    private static SecretUnavailableException unavailable(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof SecretUnavailableException known
                ? known
                : new SecretUnavailableException("the secret source failed ("
                        + requireNonNull(e.getCause()).getClass().getName() + ")");
    }
}
