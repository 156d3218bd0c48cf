package id.sesi.application.diagnosis;

import static java.util.Objects.requireNonNull;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driven.KeyBytesSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a key on a thread of the executor, so that a source that hangs does not block the caller. Thread-safe. */
record KeyBytesFetcher(KeyBytesSource source, Duration deadline, Executor executor, Semaphore permits) {

    /** Limits the threads that a hanging source occupies. All running calls count. */
    private static final int MAX_RUNNING_FETCHES = 16;

    KeyBytesFetcher(KeyBytesSource source, Duration deadline, Executor executor) {
        this(source, deadline, executor, new Semaphore(MAX_RUNNING_FETCHES));
    }

    KeyBytesFetcher {
        requireNonNull(source);
        requireNonNull(executor);
        Deadlines.requireValid(deadline);
    }

    /**
     * {@return the key, which the caller must close}
     *
     * @throws SecretUnavailableException if the source returns no usable key within the deadline, if the executor rejects the
     *     call, or if the thread is interrupted; the interrupt flag is then set
     */
    KeyBytes fetch() {
        if (Thread.currentThread().isInterrupted()) {
            // If the key is already available, get() does not notice the interrupt.
            throw interrupted();
        }
        FetchTask task = new FetchTask(this);
        try {
            executor.execute(task);
            return requireOpenKey(task.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            task.abandon();
            throw new SecretUnavailableException(
                    "the secret source returned no key within " + deadline.toMillis() + " ms; check the source");
        } catch (InterruptedException e) {
            task.abandon();
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (RejectedExecutionException e) {
            throw new SecretUnavailableException("the executor rejected the call that fetches the secret key");
        } catch (ExecutionException e) {
            throw unavailable(e);
        }
    }

    private KeyBytes callSource() {
        if (!permits.tryAcquire()) {
            throw new SecretUnavailableException(
                    MAX_RUNNING_FETCHES + " earlier calls of the secret source are still running; check the source");
        }
        try {
            return source.fetch(deadline);
        } finally {
            permits.release();
        }
    }

    private static KeyBytes requireOpenKey(KeyBytes fetched) {
        KeyBytes key = Optional.ofNullable(fetched)
                .orElseThrow(() -> new SecretUnavailableException("the secret source returned null instead of a key"));
        if (key.isClosed()) {
            throw new SecretUnavailableException(
                    "the secret source returned a closed key; return a new key on each call");
        }
        return key;
    }

    private static SecretUnavailableException interrupted() {
        return new SecretUnavailableException("the thread was interrupted while the secret key was fetched");
    }

    /** Reports only the class of a foreign exception, because its message might contain confidential data. */
    private static SecretUnavailableException unavailable(ExecutionException e) {
        Throwable cause = requireNonNull(e.getCause());
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof SecretUnavailableException known) {
            return known;
        }
        return new SecretUnavailableException(
                cause instanceof InvalidValueException invalid
                        ? String.valueOf(invalid.getMessage())
                        : "the secret source failed (" + cause.getClass().getName() + ")");
    }

    /** One fetch. After the caller has abandoned it, a key that arrives is wiped. */
    private static final class FetchTask extends FutureTask<KeyBytes> {

        FetchTask(KeyBytesFetcher fetcher) {
            super(fetcher::callSource);
        }

        @Override
        protected void set(KeyBytes key) {
            super.set(key);
            if (isCancelled()) {
                wipe(key);
            }
        }

        /** Interrupts the source. Its key is wiped, now or when it arrives. */
        void abandon() {
            if (!cancel(true)) {
                wipeFetched();
            }
        }

        private void wipeFetched() {
            try {
                wipe(get());
            } catch (ExecutionException | InterruptedException | CancellationException e) {
                // The source returned no key, so nothing needs to be wiped.
                return;
            }
        }

        private static void wipe(KeyBytes key) {
            Optional.ofNullable(key).ifPresent(KeyBytes::close);
        }
    }
}
