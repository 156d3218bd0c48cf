package id.sesi.application;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks a source on a thread of its own: one that hangs, against its contract, does not hang the call. A key may be kept for a
 * while; then all who come at the same time wait for the same key. Thread-safe.
 */
final class SecretRetrieval {

    /** Threads are made when needed and end a second later: a use case that is forgotten leaves none behind. */
    private final ExecutorService workers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), SecretRetrieval::daemon);

    /** Of a key that others may come to wait for. */
    private static final Duration LONGEST_FETCH = SessionCreation.LONGEST_ATTEMPT;

    private final SecretSource source;
    private final Optional<Executor> whenTooOld;
    private Optional<SharedSecret> kept = Optional.empty();

    /** @param whenTooOld runs what it is given when a key has reached its age; nothing if no key is to be kept */
    SecretRetrieval(SecretSource source, Optional<Executor> whenTooOld) {
        this.source = source;
        this.whenTooOld = whenTooOld;
    }

    /**
     * {@return what the use makes of the key; it does not keep the key}
     *
     * @throws SecretUnavailableException if there is no key in that time, or the thread is interrupted; then its flag is set
     */
    <T> T use(Duration atMost, Function<SecretKey, T> use) {
        try {
            return with(atMost, use);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("the thread was interrupted while the secret was fetched");
        }
    }

    /**
     * {@return what the use makes of the key; it does not keep the key}
     *
     * @throws SecretUnavailableException if there is no key in that time, or none that can be used
     * @throws InterruptedException if the calling thread is interrupted
     */
    <T> T with(Duration atMost, Function<SecretKey, T> use) throws InterruptedException {
        if (Thread.interrupted()) { // A key that is there at once would hide it.
            throw new InterruptedException();
        }
        SharedSecret secret = join(atMost);
        try {
            return use.apply(await(secret.key(), atMost));
        } catch (IllegalStateException e) {
            throw new SecretUnavailableException(
                    "the secret source gave a key that is closed already; give a new one each time");
        } finally {
            secret.leave();
        }
    }

    /** The vendor did not accept what a key signed: it may be an old one, so none is kept. */
    synchronized void forget() {
        kept.ifPresent(SharedSecret::drop);
        kept = Optional.empty();
    }

    private synchronized SharedSecret join(Duration atMost) {
        Optional<SharedSecret> joined = kept.filter(SharedSecret::join);
        if (joined.isPresent()) {
            return joined.get();
        }
        // Whoever joins may have more time than the one who came first.
        boolean isForAll = whenTooOld.isPresent() && atMost.compareTo(LONGEST_FETCH) < 0;
        SharedSecret fresh = retrieve(isForAll ? LONGEST_FETCH : atMost);
        fresh.join();
        if (whenTooOld.isPresent()) {
            whenTooOld.get().execute(fresh::drop);
            kept = Optional.of(fresh);
        } else {
            fresh.drop();
        }
        return fresh;
    }

    private SharedSecret retrieve(Duration atMost) {
        CompletableFuture<SecretKey> key = new CompletableFuture<>();
        return new SharedSecret(key, workers.submit(() -> complete(key, atMost)));
    }

    private void complete(CompletableFuture<SecretKey> key, Duration atMost) {
        try {
            key.complete(Optional.ofNullable(source.fetch(atMost))
                    .orElseThrow(() -> new SecretUnavailableException("the secret source gave null instead of a key")));
        } catch (Throwable e) { // It belongs to whoever waits, whatever it is.
            key.completeExceptionally(e);
        }
    }

    private static SecretKey await(CompletableFuture<SecretKey> key, Duration atMost) throws InterruptedException {
        try {
            return key.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw tooSlow(atMost);
        }
    }

    private static SecretUnavailableException tooSlow(Duration atMost) {
        return new SecretUnavailableException("the secret source gave no key within the " + atMost.toMillis()
                + " ms that it had; check the source, or allow a longer deadline");
    }

    /** Of a failure that is not ours the kind is shown alone: what its message says is not known to be harmless. */
    private static SecretUnavailableException unavailable(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof SecretUnavailableException known) {
            return known;
        }
        return new SecretUnavailableException(
                failure instanceof InvalidValueException invalid
                        ? String.valueOf(invalid.getMessage())
                        : "the secret source failed (" + failure.getClass().getName() + ")");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sesi-secret");
        thread.setDaemon(true);
        return thread;
    }
}
