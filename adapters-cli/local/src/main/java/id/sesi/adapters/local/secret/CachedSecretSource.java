package id.sesi.adapters.local.secret;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Caches the keys of another source, one for each partner, for secret managers that are slow or charge for each call.
 * Concurrent callers of a partner share one fetch. The cache fetches a key again when the key has reached {@code maxAge}, and
 * after the vendor refused a signature made with the key (401). The next fetch wipes expired keys, and {@link #close()} wipes
 * all keys. The cache starts no thread and no timer. Thread-safe.
 *
 * @since 1.0.0
 */
public final class CachedSecretSource implements SecretSource, AutoCloseable {

    private static final Duration MAX_AGE_LIMIT = Duration.ofHours(1);

    /** Sources may round the time-out down to milliseconds, so they may fail up to 1 ms too early. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    private final SecretSource source;
    private final Duration maxAge;
    private final LongSupplier nanoTime;
    private final Map<PartnerId, SharedFetch> latest = new HashMap<>();
    private boolean closed;

    /**
     * Creates a cache for a source.
     *
     * @param source the source; {@link #close()} does not close it
     * @param maxAge the maximum age of a cached key; positive, at most 1 hour
     * @throws IllegalArgumentException if {@code maxAge} is out of range
     */
    public CachedSecretSource(SecretSource source, Duration maxAge) {
        this(source, maxAge, System::nanoTime);
    }

    CachedSecretSource(SecretSource source, Duration maxAge, LongSupplier nanoTime) {
        if (maxAge.isZero() || maxAge.isNegative() || maxAge.compareTo(MAX_AGE_LIMIT) > 0) {
            throw new IllegalArgumentException("the maximum age of a cached key needs to be positive and at most "
                    + MAX_AGE_LIMIT + ", but is " + maxAge);
        }
        this.source = requireNonNull(source);
        this.maxAge = maxAge;
        this.nanoTime = nanoTime;
    }

    @Override
    public SecretKey fetch(PartnerId partnerId, Duration timeout) {
        long start = nanoTime.getAsLong();
        Duration remaining = timeout;
        while (!remaining.isZero() && !remaining.isNegative()) {
            SharedFetch newFetch = new SharedFetch(partnerId, remaining);
            Optional<SharedFetch> shared = joinOrRegister(newFetch);
            if (shared.isEmpty()) {
                return source.fetch(partnerId, remaining);
            }
            if (shared.get() == newFetch) {
                newFetch.run();
            }
            Optional<SecretKey> copy = shared.get().awaitCopy(remaining);
            if (copy.isPresent()) {
                return copy.get();
            }
            remaining = timeout.minusNanos(nanoTime.getAsLong() - start);
        }
        throw new SecretUnavailableException(
                "the secret source did not respond in time; the next call fetches the key again");
    }

    /** Removes and wipes the cached key if the rejected key is a copy of it, and invalidates the key at the other source too. */
    @Override
    public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
        synchronized (this) {
            Optional.ofNullable(latest.get(partnerId))
                    .filter(fetch -> fetch.hasOriginalOf(rejectedKey))
                    .ifPresent(this::drop);
        }
        source.invalidate(partnerId, rejectedKey);
    }

    /** Wipes the cached keys. After that, no key is cached: each fetch calls the other source. */
    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(latest.values()).forEach(this::drop);
    }

    /**
     * {@return the partner's current fetch, or empty if the cache is closed} If the partner has no current fetch, the given one
     * becomes current. A fetch is current while it runs, and then until its key expires.
     */
    private synchronized Optional<SharedFetch> joinOrRegister(SharedFetch newFetch) {
        latest.values().stream().filter(SharedFetch::isExpired).toList().forEach(this::drop);
        return closed ? Optional.empty() : Optional.of(latest.computeIfAbsent(newFetch.partnerId, unused -> newFetch));
    }

    private synchronized void drop(SharedFetch fetch) {
        latest.remove(fetch.partnerId, fetch);
        fetch.wipe();
    }

    /** {@return the text of the other source, and the maximum age of the cached key} */
    @Override
    public String toString() {
        return source + " (cached for " + maxAge + ")";
    }

    /**
     * One fetch from the other source. The caller that created the fetch, its owner, runs it; other callers wait for its key.
     * Each caller gets its own copy of the key.
     */
    private final class SharedFetch {

        private final CompletableFuture<SecretKey> key = new CompletableFuture<>();
        private final long startedAt = nanoTime.getAsLong();
        private final PartnerId partnerId;
        private final Duration timeout;

        /** @param timeout how long the owner can wait */
        SharedFetch(PartnerId partnerId, Duration timeout) {
            this.partnerId = partnerId;
            this.timeout = timeout;
        }

        /** {@return whether the key has reached its maximum age, or whether the fetch has reached its time-out} */
        boolean isExpired() {
            return elapsed().compareTo(key.isDone() ? maxAge : timeout) >= 0;
        }

        private Duration elapsed() {
            return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
        }

        boolean hasOriginalOf(SecretKey copy) {
            return key.isDone() && !key.isCompletedExceptionally() && key.join().isCopyOf(copy);
        }

        /** Wipes the key, now or when it arrives. */
        void wipe() {
            CompletableFuture<Void> unused = key.thenAccept(SecretKey::close);
        }

        /** Fetches the key on the current thread, which is the thread of the owner. */
        void run() {
            try {
                key.complete(fetchUsable());
            } catch (Throwable e) {
                drop(this);
                if (isInterrupt(e) || elapsed().plus(ROUNDING).compareTo(timeout) >= 0) {
                    // The owner was interrupted or had too little time. Other callers start a new fetch.
                    key.cancel(false);
                } else {
                    key.completeExceptionally(e);
                }
                throw e;
            }
        }

        /** A source may have cleared the interrupt flag when it wrapped the InterruptedException. */
        private static boolean isInterrupt(Throwable thrown) {
            return Thread.currentThread().isInterrupted()
                    || Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                            .limit(10) // Causes can form a cycle.
                            .anyMatch(InterruptedException.class::isInstance);
        }

        private SecretKey fetchUsable() {
            SecretKey fetched = Optional.ofNullable(source.fetch(partnerId, timeout))
                    .orElseThrow(
                            () -> new SecretUnavailableException("the secret source returned null instead of a key"));
            try {
                fetched.copy().close();
                return fetched;
            } catch (IllegalStateException e) {
                throw new SecretUnavailableException(
                        "the secret source returned a closed key; it must return a new key on each call");
            }
        }

        /**
         * Waits for the key, but no longer than the owner's time-out.
         *
         * @param callerTimeout how long the caller can wait
         * @return a copy of the key, or empty if this fetch returned no usable key in time; the caller may start a new fetch
         */
        Optional<SecretKey> awaitCopy(Duration callerTimeout) {
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
