package id.sesi.application;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a source on a thread of its own: one that hangs, against its contract, does not hang the call. Thread-safe. */
final class SecretRetrieval {

    /** Threads are made when needed and end a second later: a use case that is forgotten leaves none behind. */
    private final ExecutorService workers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), SecretRetrieval::daemon);

    private final SecretSource source;

    SecretRetrieval(SecretSource source) {
        this.source = source;
    }

    /**
     * {@return the key}
     *
     * @throws SecretUnavailableException if there is none in that time
     * @throws InterruptedException if the calling thread is interrupted
     */
    SecretKey fetch(Duration atMost) throws InterruptedException {
        if (Thread.interrupted()) { // A key that is there at once would hide it.
            throw new InterruptedException();
        }
        CompletableFuture<SecretKey> key = CompletableFuture.supplyAsync(() -> source.fetch(atMost), workers);
        try {
            return Optional.ofNullable(key.get(atMost.toNanos(), TimeUnit.NANOSECONDS))
                    .orElseThrow(() -> new SecretUnavailableException("the secret source gave null instead of a key"));
        } catch (ExecutionException e) {
            throw unavailable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            wipeWhenItComes(key);
            throw tooSlow(atMost);
        } catch (InterruptedException e) {
            wipeWhenItComes(key);
            throw e;
        }
    }

    private static void wipeWhenItComes(CompletableFuture<SecretKey> key) {
        CompletableFuture<Void> unused = key.thenAccept(SecretKey::close);
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
