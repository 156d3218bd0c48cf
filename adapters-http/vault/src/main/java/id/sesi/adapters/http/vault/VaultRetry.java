package id.sesi.adapters.http.vault;

import id.sesi.adapters.http.vault.VaultHttpClient.RawResponse;
import id.sesi.application.result.SecretUnavailableException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Sends a request again if Vault cannot process it now, as Vault's own tools do, or if a proxy cannot forward it. Thread-safe. */
final class VaultRetry {

    /** Vault, or a load balancer, rejected the request before it had any effect. */
    static final Set<Integer> REJECTED_STATUSES = Set.of(412, 429, 503);

    /** For requests that may be processed twice. */
    static final Set<Integer> REJECTED_OR_FAILED_STATUSES = Set.of(412, 429, 500, 502, 503, 504);

    private static final int MAX_REQUESTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long MAX_JITTER_MILLIS = 300;

    /** A proxy cannot connect to Vault now. Vault received nothing, so every request can be sent again. */
    static final class ProxyUnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String problem;

        /** @param problem as in {@link SecretUnavailableException} */
        ProxyUnavailableException(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

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
     * @throws SecretUnavailableException if no response of Vault arrived
     */
    RawResponse send(Function<Duration, RawResponse> send, Set<Integer> retryable, Duration timeout) {
        long start = nanoTime.getAsLong();
        Duration time = timeout;
        for (int sent = 1; ; sent++) {
            Duration wait = backoff(sent);
            try {
                RawResponse response = send.apply(time);
                wait = longer(wait, response.retryAfter());
                if (!retryable.contains(response.status()) || !canRetry(sent, wait, remaining(timeout, start))) {
                    return response;
                }
            } catch (ProxyUnavailableException e) {
                if (!canRetry(sent, wait, remaining(timeout, start))) {
                    throw new SecretUnavailableException(e.problem());
                }
            }
            pause.accept(wait);
            time = remaining(timeout, start);
        }
    }

    private static boolean canRetry(int sent, Duration wait, Duration remaining) {
        return sent < MAX_REQUESTS && wait.compareTo(remaining) < 0;
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
