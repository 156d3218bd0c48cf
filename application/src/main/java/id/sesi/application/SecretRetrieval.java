package id.sesi.application;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
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

    private final SecretSource source;
    private final Optional<Executor> whenTooOld;
    private final Function<Duration, CompletableFuture<SecretKey>> expiring;
    private Optional<SharedSecret> kept = Optional.empty();

    /** @param whenTooOld runs what it is given when a key has reached its age; nothing if no key is to be kept */
    SecretRetrieval(SecretSource source, Optional<Executor> whenTooOld) {
        this(source, whenTooOld, SecretRetrieval::expiring);
    }

    /** @param expiring makes a future that fails with a {@link TimeoutException} when the time is over */
    SecretRetrieval(
            SecretSource source,
            Optional<Executor> whenTooOld,
            Function<Duration, CompletableFuture<SecretKey>> expiring) {
        this.source = source;
        this.whenTooOld = whenTooOld;
        this.expiring = expiring;
    }

    static CompletableFuture<SecretKey> expiring(Duration timeout) {
        return new CompletableFuture<SecretKey>().orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * {@return what the use makes of the key; it does not keep the key}
     *
     * @throws SecretUnavailableException if there is no key in that time, or the thread is interrupted; then its flag is set
     */
    <T> T use(Duration timeout, Function<SecretKey, T> use) {
        try {
            return with(timeout, use).result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("the thread was interrupted while the secret was fetched");
        }
    }

    /**
     * {@return what the use makes of the key, and which key that was; the use does not keep the key}
     *
     * @throws SecretUnavailableException if there is no key in that time, or none that can be used
     * @throws InterruptedException if the calling thread is interrupted
     */
    <T> Used<T> with(Duration timeout, Function<SecretKey, T> use) throws InterruptedException {
        if (Thread.interrupted()) { // A key that is there at once would hide it.
            throw new InterruptedException();
        }
        SharedSecret secret = join(timeout);
        try {
            return new Used<>(use.apply(await(secret.key(), timeout)), secret);
        } catch (IllegalStateException e) {
            throw new SecretUnavailableException(
                    "the secret source gave a key that is closed already; give a new one each time");
        } finally {
            secret.leave();
        }
    }

    /** The vendor did not accept what that key signed: it may be an old one, so it is not kept. */
    synchronized void reject(Used<?> used) {
        used.secret.drop();
        kept = kept.filter(secret -> secret != used.secret);
    }

    /**
     * A result, and the key that it was made with.
     *
     * @param result what the use made of the key
     * @param secret the key, for {@link #reject}
     */
    record Used<T>(T result, SharedSecret secret) {}

    private synchronized SharedSecret join(Duration timeout) {
        Optional<SharedSecret> joined = kept.filter(SharedSecret::join);
        if (joined.isPresent()) {
            return joined.get();
        }
        return whenTooOld.isPresent() ? retrieveForAll(timeout, whenTooOld.get()) : retrieveForOne(timeout);
    }

    private SharedSecret retrieveForOne(Duration timeout) {
        SharedSecret secret = retrieve(new CompletableFuture<>(), timeout);
        secret.drop();
        return secret;
    }

    private SharedSecret retrieveForAll(Duration timeout, Executor later) {
        // Whoever joins may have more time than the one who came first.
        Duration longest = Collections.max(List.of(timeout, CreateSessionService.MAX_ATTEMPT));
        // A source that hangs is given up by all who wait for it, and by those who would come to wait.
        CompletableFuture<SecretKey> key = expiring.apply(longest);
        SharedSecret secret = retrieve(key, longest);
        CompletableFuture<Void> unused = key.thenRun(() -> later.execute(secret::drop));
        kept = Optional.of(secret);
        return secret;
    }

    /** {@return a secret that the caller has joined} */
    private SharedSecret retrieve(CompletableFuture<SecretKey> key, Duration timeout) {
        SharedSecret secret = new SharedSecret(key, workers.submit(() -> complete(key, timeout)));
        secret.join();
        return secret;
    }

    private void complete(CompletableFuture<SecretKey> key, Duration timeout) {
        try {
            SecretKey fetched = Optional.ofNullable(source.fetch(timeout))
                    .orElseThrow(() -> new SecretUnavailableException("the secret source gave null instead of a key"));
            if (!key.complete(fetched)) {
                fetched.close(); // It comes too late.
            }
        } catch (Throwable e) { // It belongs to whoever waits, whatever it is.
            key.completeExceptionally(e);
        }
    }

    private static SecretKey await(CompletableFuture<SecretKey> key, Duration timeout) throws InterruptedException {
        try {
            return key.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new SecretUnavailableException("the secret source did not answer; the next call asks it anew");
            }
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw tooSlow(timeout);
        }
    }

    private static SecretUnavailableException tooSlow(Duration timeout) {
        return new SecretUnavailableException("the secret source gave no key within the " + timeout.toMillis()
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
