package id.sesi.adapters.local.secret;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Caches the key of another source for a while, for secret managers that are slow or charge by the call. Callers that ask at
 * the same time share one fetch. The next fetch after {@code maxAge}, and the first one after the vendor refused a signature
 * (401), asks the other source again. The cached key is wiped by the first fetch after its age, and by {@link #close()}.
 * Thread-safe; starts no thread.
 */
public final class CachedSecretSource implements SecretSource, AutoCloseable {

    private static final Duration MAX_AGE = Duration.ofHours(1);

    /** Sources round the time that they have down to milliseconds: they may fail that much too early. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    private final SecretSource source;
    private final Duration maxAge;
    private final LongSupplier nanoTime;
    private Optional<SharedFetch> latest = Optional.empty();
    private boolean closed;

    /**
     * Wraps a source.
     *
     * @param source the caller closes it, if need be
     * @param maxAge how long a key is kept; positive, at most an hour
     * @throws IllegalArgumentException for another age
     */
    public CachedSecretSource(SecretSource source, Duration maxAge) {
        this(source, maxAge, System::nanoTime);
    }

    CachedSecretSource(SecretSource source, Duration maxAge, LongSupplier nanoTime) {
        if (maxAge.isZero() || maxAge.isNegative() || maxAge.compareTo(MAX_AGE) > 0) {
            throw new IllegalArgumentException(
                    "a key can be kept for more than nothing and at most " + MAX_AGE + ", not for " + maxAge);
        }
        this.source = requireNonNull(source);
        this.maxAge = maxAge;
        this.nanoTime = nanoTime;
    }

    @Override
    public SecretKey fetch(Duration timeout) {
        long start = nanoTime.getAsLong();
        Duration remaining = timeout;
        while (!remaining.isZero() && !remaining.isNegative()) {
            SharedFetch own = new SharedFetch(remaining);
            Optional<SharedFetch> shared = join(own);
            if (shared.isEmpty()) {
                return source.fetch(remaining);
            }
            if (shared.get() == own) {
                own.run();
            }
            Optional<SecretKey> copy = shared.get().copy(remaining);
            if (copy.isPresent()) {
                return copy.get();
            }
            remaining = timeout.minusNanos(nanoTime.getAsLong() - start);
        }
        throw new SecretUnavailableException("the secret source did not answer; the next call asks it anew");
    }

    /** Drops the cached key if the rejected one is a copy of it; a newer key stays. Tells the other source as well. */
    @Override
    public void invalidate(SecretKey rejected) {
        synchronized (this) {
            latest.filter(fetch -> fetch.isOf(rejected)).ifPresent(this::drop);
        }
        source.invalidate(rejected);
    }

    /** Wipes the cached key. From now on no key is cached: each fetch asks the other source. */
    @Override
    public synchronized void close() {
        closed = true;
        latest.ifPresent(this::drop);
    }

    /** {@return the fetch to wait for: the given one, unless another is fresh or still running; empty if this is closed} */
    private synchronized Optional<SharedFetch> join(SharedFetch own) {
        latest.filter(SharedFetch::isOver).ifPresent(this::drop);
        latest = closed ? Optional.empty() : latest.or(() -> Optional.of(own));
        return latest;
    }

    private synchronized void drop(SharedFetch fetch) {
        latest = latest.filter(current -> current != fetch);
        fetch.wipe();
    }

    /** {@return the location that the other source reads, and for how long its key is cached} */
    @Override
    public String toString() {
        return source + " (kept for " + maxAge + ")";
    }

    /** One fetch from the other source, for all callers that need a key meanwhile. Callers get copies of its key only. */
    private final class SharedFetch {

        private final CompletableFuture<SecretKey> key = new CompletableFuture<>();
        private final long startedAt = nanoTime.getAsLong();
        private final Duration timeout;

        /** @param timeout how long its owner can wait */
        SharedFetch(Duration timeout) {
            this.timeout = timeout;
        }

        /** {@return whether its key has reached its age, or the source hangs} */
        boolean isOver() {
            return elapsed().compareTo(key.isDone() ? maxAge : timeout) >= 0;
        }

        private Duration elapsed() {
            return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
        }

        boolean isOf(SecretKey copy) {
            return key.isDone() && !key.isCompletedExceptionally() && key.join().isCopyOf(copy);
        }

        /** Wipes the key, now or when it arrives. */
        void wipe() {
            CompletableFuture<Void> unused = key.thenAccept(SecretKey::close);
        }

        /** Fetches on the current thread, which is that of the owner. */
        void run() {
            try {
                key.complete(fetchUsable());
            } catch (Throwable e) {
                drop(this);
                if (Thread.currentThread().isInterrupted()
                        || elapsed().plus(ROUNDING).compareTo(timeout) >= 0) {
                    // The owner's interrupt or short time is not the failure of the others: they ask again themselves.
                    key.cancel(false);
                } else {
                    key.completeExceptionally(e);
                }
                throw e;
            }
        }

        private SecretKey fetchUsable() {
            SecretKey fetched = Optional.ofNullable(source.fetch(timeout))
                    .orElseThrow(() -> new SecretUnavailableException("the secret source gave null instead of a key"));
            try {
                fetched.copy().close();
                return fetched;
            } catch (IllegalStateException e) {
                throw new SecretUnavailableException(
                        "the secret source gave a key that is closed already; give a new one each time");
            }
        }

        /**
         * Waits for the key, but not beyond the owner's time.
         *
         * @param callerTimeout how long the caller can wait
         * @return a copy of the key; empty if this fetch has none; the caller may start another
         */
        Optional<SecretKey> copy(Duration callerTimeout) {
            Duration wait = Collections.min(List.of(callerTimeout, timeout.minus(elapsed())));
            try {
                return Optional.of(key.get(wait.toNanos(), TimeUnit.NANOSECONDS).copy());
            } catch (IllegalStateException e) { // The fetch was cancelled, or its key was wiped.
                drop(this);
                return Optional.empty();
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SecretUnavailableException("the thread was interrupted while the secret was fetched");
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }

        private static RuntimeException failure(ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
