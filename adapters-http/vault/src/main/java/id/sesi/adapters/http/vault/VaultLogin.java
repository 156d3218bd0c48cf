package id.sesi.adapters.http.vault;

import id.sesi.adapters.http.vault.VaultHttpClient.RawResponse;
import id.sesi.application.result.SecretUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Supplies a token for requests to Vault, and logs in if necessary. Only one login runs at a time, because some credentials allow
 * only a few logins. Thread-safe.
 */
final class VaultLogin {

    /** A token is used during this share of its lease. */
    private static final double USABLE_SHARE_OF_LEASE = 0.9;

    private final ReentrantLock lock = new ReentrantLock();
    private final VaultHttpClient httpClient;
    private final VaultCredentials credentials;
    private final LongSupplier nanoTime;
    private final AtomicReference<Optional<Token>> cachedToken = new AtomicReference<>(Optional.empty());

    /** @param nanoTime the clock, usually {@link System#nanoTime()} */
    VaultLogin(VaultHttpClient httpClient, VaultCredentials credentials, LongSupplier nanoTime) {
        this.httpClient = httpClient;
        this.credentials = credentials;
        this.nanoTime = nanoTime;
    }

    /**
     * A token for requests to Vault.
     *
     * @param text the token itself; confidential
     * @param expiry the time of expiry by the clock {@code nanoTime}, or empty if the token does not expire
     */
    record Token(String text, Optional<Long> expiry) {

        boolean isValidAt(long now) {
            return expiry.isEmpty() || now - expiry.get() < 0;
        }

        @Override
        public String toString() {
            return "Token[redacted]";
        }
    }

    /**
     * {@return a token that has not expired; after a login if necessary}
     *
     * @throws SecretUnavailableException if the login failed, the time-out expired or the thread was interrupted
     */
    Token token(Duration timeout) {
        if (credentials.loginPath().isEmpty()) {
            String token = credentials.members().values().iterator().next().get();
            return new Token(token, Optional.empty());
        }
        long start = nanoTime.getAsLong();
        lock(timeout);
        try {
            Optional<Token> cached = cachedToken().filter(this::isValid);
            if (cached.isPresent()) {
                return cached.get();
            }
            Token fresh = login(credentials.loginPath().get(), timeout.minusNanos(nanoTime.getAsLong() - start));
            cachedToken.set(Optional.of(fresh));
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether a valid token from an earlier login is cached} */
    boolean hasToken() {
        return cachedToken().filter(this::isValid).isPresent();
    }

    /** Removes a token that Vault rejected from the cache, so that the next call logs in again. */
    void invalidate(Token rejected) {
        Optional<Token> cached = cachedToken();
        if (cached.filter(rejected::equals).isPresent()) {
            cachedToken.compareAndSet(cached, Optional.empty());
        }
    }

    private boolean isValid(Token token) {
        return token.isValidAt(nanoTime.getAsLong());
    }

    private Optional<Token> cachedToken() {
        return Optional.ofNullable(cachedToken.get()).orElseThrow();
    }

    private void lock(Duration timeout) {
        try {
            if (!lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SecretUnavailableException("the login to Vault at " + httpClient.server()
                        + " timed out while another login was running; check why Vault responds slowly");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("the thread was interrupted while it waited for the login to Vault");
        }
    }

    private Token login(String path, Duration timeout) {
        RawResponse response = httpClient.post(List.of(path.split("/", -1)), credentials.members(), timeout);
        VaultResponse parsed = VaultResponse.parse(response.body(), "");
        if (response.status() != 200 || parsed.token().isEmpty()) {
            throw new SecretUnavailableException("the login to Vault at " + httpClient.server() + ", path " + path
                    + ", returned no token: "
                    + VaultStatusAdvice.problem(response.status(), parsed).orElseGet(() -> problem(response.status())));
        }
        long seconds = parsed.tokenSeconds();
        return new Token(
                parsed.token().get(),
                seconds == 0
                        ? Optional.empty()
                        : Optional.of(nanoTime.getAsLong() + (long) (seconds * 1e9 * USABLE_SHARE_OF_LEASE)));
    }

    private static String problem(int status) {
        return switch (status) {
            case 400, 403 ->
                "check the role and its credentials, which may have expired or reached their limit of uses (" + status
                        + ")";
            case 404 -> "no auth method is mounted at this path (404); check VAULT_AUTH_PATH and VAULT_NAMESPACE";
            default -> "this is not a login response (" + status + "); check VAULT_ADDR and VAULT_AUTH_PATH";
        };
    }
}
