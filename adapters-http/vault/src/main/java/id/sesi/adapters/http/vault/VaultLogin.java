package id.sesi.adapters.http.vault;

import id.sesi.adapters.http.vault.VaultRequests.RawResponse;
import id.sesi.application.result.SecretUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Has a token, or logs in to get one: at most one login at a time, as some credentials are good for a few only. Thread-safe. */
final class VaultLogin {

    /** Of its lease, a token is used for so much. */
    private static final double USED_SHARE_OF_LEASE = 0.9;

    private final ReentrantLock lock = new ReentrantLock();
    private final VaultRequests requests;
    private final VaultCredentials credentials;
    private final LongSupplier nanoTime;
    private final AtomicReference<Optional<Token>> current = new AtomicReference<>(Optional.empty());

    /** @param nanoTime most often {@link System#nanoTime()} */
    VaultLogin(VaultRequests requests, VaultCredentials credentials, LongSupplier nanoTime) {
        this.requests = requests;
        this.credentials = credentials;
        this.nanoTime = nanoTime;
    }

    /**
     * A token.
     *
     * @param text confidential
     * @param end by the same clock as everything here; nothing if it has none
     */
    record Token(String text, Optional<Long> end) {

        boolean isGoodAt(long now) {
            return end.isEmpty() || now - end.get() < 0;
        }

        @Override
        public String toString() {
            return "Token[redacted]";
        }
    }

    Token token(Duration timeout) {
        if (credentials.loginPath().isEmpty()) {
            String token = credentials.members().values().iterator().next().get();
            return new Token(token, Optional.empty());
        }
        long start = nanoTime.getAsLong();
        lock(timeout);
        try {
            Optional<Token> kept = current().filter(this::isGood);
            if (kept.isPresent()) {
                return kept.get();
            }
            Token fresh = login(credentials.loginPath().get(), timeout.minusNanos(nanoTime.getAsLong() - start));
            current.set(Optional.of(fresh));
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether a token from an earlier login is there} */
    boolean hasToken() {
        return current().filter(this::isGood).isPresent();
    }

    /** That token was not accepted: it is not used again. */
    void drop(Token refused) {
        Optional<Token> kept = current();
        if (kept.filter(refused::equals).isPresent()) {
            current.compareAndSet(kept, Optional.empty());
        }
    }

    private boolean isGood(Token token) {
        return token.isGoodAt(nanoTime.getAsLong());
    }

    private Optional<Token> current() {
        return Optional.ofNullable(current.get()).orElseThrow();
    }

    private void lock(Duration timeout) {
        try {
            if (!lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SecretUnavailableException("logging in to Vault at " + requests.server() + " took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretUnavailableException("logging in to Vault was ended, as nobody waits for it any longer");
        }
    }

    private Token login(String path, Duration timeout) {
        RawResponse response = requests.post(List.of(path.split("/", -1)), credentials.members(), timeout);
        VaultResponse read = VaultResponse.parse(response.body(), "");
        if (response.status() != 200 || read.token().isEmpty()) {
            throw new SecretUnavailableException("logging in to Vault at " + requests.server() + ", " + path
                    + ", gave no token (status " + response.status() + "): " + problem(response.status()));
        }
        long seconds = read.tokenSeconds();
        return new Token(
                read.token().get(),
                seconds == 0
                        ? Optional.empty()
                        : Optional.of(nanoTime.getAsLong() + (long) (seconds * 1e9 * USED_SHARE_OF_LEASE)));
    }

    private static String problem(int status) {
        return switch (status) {
            case 400, 403 -> "check the role and its credentials, which may have expired or been used up";
            case 404 -> "nothing is mounted there; check VAULT_AUTH_PATH and VAULT_NAMESPACE";
            case 503 -> "it is sealed or down for maintenance";
            default -> "this is not the answer of a login";
        };
    }
}
