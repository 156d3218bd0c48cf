package id.sesi.adapters.http.vault;

import id.sesi.adapters.http.vault.VaultHttpClient.RawResponse;
import id.sesi.application.result.SecretUnavailableException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Sends a request again if its status says that Vault cannot process it now, as Vault's own tools do. Thread-safe. */
final class VaultRetry {

    /** Vault, or a load balancer, rejected the request before it had any effect. */
    static final Set<Integer> REJECTED_STATUSES = Set.of(412, 429, 503);

    /** For requests that may be processed twice. */
    static final Set<Integer> REJECTED_OR_FAILED_STATUSES = Set.of(412, 429, 500, 502, 503, 504);

    private static final int MAX_REQUESTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long MAX_JITTER_MILLIS = 300;

    private final LongSupplier nanoTime;
    private final Consumer<Duration> pause;

    /**
     * @param nanoTime the clock, usually {@link System#nanoTime()}
     * @param pause waits, usually {@link #sleep}
     */
    VaultRetry(LongSupplier nanoTime, Consumer<Duration> pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /**
     * {@return the first response without a retryable status, or the last response}
     *
     * @param send sends the request within the given time
     * @param timeout the time for all requests and pauses
     */
    RawResponse send(Function<Duration, RawResponse> send, Set<Integer> retryable, Duration timeout) {
        long start = nanoTime.getAsLong();
        RawResponse response = send.apply(timeout);
        for (int sent = 1; sent < MAX_REQUESTS && retryable.contains(response.status()); sent++) {
            Duration wait = longer(backoff(sent), response.retryAfter());
            if (wait.compareTo(remaining(timeout, start)) >= 0) {
                return response;
            }
            pause.accept(wait);
            response = send.apply(remaining(timeout, start));
        }
        return response;
    }

    private Duration remaining(Duration timeout, long start) {
        return timeout.minusNanos(nanoTime.getAsLong() - start);
    }

    private static Duration backoff(int sent) {
        return Duration.ofMillis(
                (FIRST_PAUSE_MILLIS << (sent - 1)) + ThreadLocalRandom.current().nextLong(MAX_JITTER_MILLIS + 1));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Waits on the current thread. */
    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("the thread was interrupted between two requests to Vault");
        }
    }
}
