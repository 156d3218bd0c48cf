package id.sesi.adapters.local.secret;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Keeps the key of another source for a while, for secret managers that are slow or charge by the call. Callers that ask at
 * the same time share one fetch. The next fetch after {@code maxAge}, and the first one after the vendor refused a signature
 * (401), asks the other source again. The kept key is wiped by the first fetch after its age, and by {@link #close()}.
 * Thread-safe; starts no thread.
 */
public final class CachedSecretSource implements SecretSource, AutoCloseable {

    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final SecretSource source;
    private final Duration maxAge;
    private final LongSupplier nanoTime;
    private Optional<SharedFetch> latest = Optional.empty();

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
            SharedFetch shared = join(own);
            if (shared == own) {
                own.run();
            }
            Optional<SecretKey> copy = shared.copy(remaining);
            if (copy.isPresent()) {
                return copy.get();
            }
            remaining = timeout.minusNanos(nanoTime.getAsLong() - start);
        }
        throw notInTime();
    }

    /** Drops the kept key if the rejected one is a copy of it; a newer key stays. */
    @Override
    public synchronized void invalidate(SecretKey rejected) {
        latest.filter(fetch -> fetch.isOf(rejected)).ifPresent(this::drop);
    }

    /** Wipes the kept key. The next fetch asks the other source again. */
    @Override
    public synchronized void close() {
        latest.ifPresent(this::drop);
    }

    /** {@return the fetch to wait for: the given one, unless another is fresh or still running} */
    private synchronized SharedFetch join(SharedFetch own) {
        latest.filter(SharedFetch::isOver).ifPresent(this::drop);
        SharedFetch joined = latest.orElse(own);
        latest = Optional.of(joined);
        return joined;
    }

    private synchronized void drop(SharedFetch fetch) {
        latest = latest.filter(current -> current != fetch);
        fetch.wipe();
    }

    private static SecretUnavailableException notInTime() {
        return new SecretUnavailableException("the secret source did not answer; the next call asks it anew");
    }

    /** {@return where it looks} */
    @Override
    public String toString() {
        return source + " (kept for " + maxAge + ")";
    }

    /** One fetch from the other source, for everybody who needs a key meanwhile. Its key is never handed out; copies are. */
    private final class SharedFetch {

        private final CompletableFuture<SecretKey> key = new CompletableFuture<>();
        private final long startedAt = nanoTime.getAsLong();
        private final Duration timeout;

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

        void wipe() {
            CompletableFuture<Void> unused = key.thenAccept(SecretKey::close);
        }

        /** Fetches on the current thread. */
        void run() {
            try {
                key.complete(Optional.ofNullable(source.fetch(timeout))
                        .orElseThrow(
                                () -> new SecretUnavailableException("the secret source gave null instead of a key")));
            } catch (Throwable e) {
                drop(this);
                // If this caller was interrupted or had little time, the others ask again themselves.
                if (Thread.currentThread().isInterrupted() || elapsed().compareTo(timeout) >= 0) {
                    key.cancel(false);
                } else {
                    key.completeExceptionally(e);
                }
                throw e;
            }
        }

        /** {@return a copy of the key; empty if there is none any more, but another fetch may bring one} */
        Optional<SecretKey> copy(Duration patience) {
            try {
                return Optional.of(
                        key.get(patience.toNanos(), TimeUnit.NANOSECONDS).copy());
            } catch (IllegalStateException e) { // The fetch was cancelled, or its key was dropped.
                return Optional.empty();
            } catch (TimeoutException e) {
                throw notInTime();
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
