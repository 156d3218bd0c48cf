package id.sesi.application;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.Ticker;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Fetches the key of one partner, passes it to a function and wipes it, on the current thread. Thread-safe. */
final class KeyAccess {

    /** Limits the threads that a hanging source occupies. Counts the calls of the source that have exceeded their time limit. */
    static final int MAX_OVERDUE_CALLS = 16;

    private final PartnerId owner;
    private final SecretSource source;
    private final Ticker ticker;
    private final Map<Thread, Deadline> running = new ConcurrentHashMap<>();

    KeyAccess(PartnerId owner, SecretSource source, Ticker ticker) {
        this.owner = requireNonNull(owner);
        this.source = requireNonNull(source);
        this.ticker = ticker;
    }

    /**
     * Fetches the key and applies the function to it.
     *
     * @param partnerId the partner for whom the function signs; must be the owner of the key
     * @param timeout the time limit that is passed to the source; positive
     * @param function the function, which usually signs; the key is closed afterwards, and can then only be compared, or passed to {@link #invalidate}
     * @return the result of the function
     * @throws SecretUnavailableException if the key belongs to another partner than {@code partnerId}, or if the source returns
     *     no usable key
     */
    <T> T withKey(PartnerId partnerId, Duration timeout, Function<SecretKey, T> function) {
        requireOwner(partnerId);
        try (SecretKey key = fetch(timeout)) {
            return function.apply(key);
        } catch (IllegalStateException e) {
            throw new SecretUnavailableException(
                    "the secret source returned a closed key; return a new key on each call");
        }
    }

    /**
     * Tells the source that the vendor refused a signature that was made with this key.
     *
     * @param timeout the time after which the source counts as hanging
     */
    void invalidate(SecretKey rejectedKey, Duration timeout) {
        callSource(timeout, () -> {
            source.invalidate(owner, rejectedKey);
            return rejectedKey;
        });
    }

    static SecretUnavailableException timeoutException(Duration timeout) {
        return new SecretUnavailableException(
                "the secret source returned no key within " + timeout.toMillis() + " ms; check the source");
    }

    private void requireOwner(PartnerId partnerId) {
        if (!partnerId.equals(owner)) {
            throw new SecretUnavailableException("the request is of partner " + partnerId
                    + ", but this use case signs only for " + owner + "; create one use case for each partner");
        }
    }

    private SecretKey fetch(Duration timeout) {
        try {
            return Optional.ofNullable(callSource(timeout, () -> source.fetch(owner, timeout)))
                    .orElseThrow(
                            () -> new SecretUnavailableException("the secret source returned null instead of a key"));
        } catch (SecretUnavailableException e) {
            throw e;
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException(String.valueOf(e.getMessage()));
        } catch (Exception | LinkageError e) {
            // Sources in other languages than Java may throw checked exceptions. Only the class of the exception is
            // reported, because its message might contain confidential data.
            String hint = e instanceof LinkageError ? "; a library of the source has the wrong version" : "";
            throw new SecretUnavailableException(
                    "the secret source failed (" + e.getClass().getName() + ")" + hint);
        }
    }

    private SecretKey callSource(Duration timeout, Supplier<SecretKey> call) {
        if (hasTooManyHangingCalls()) {
            throw new SecretUnavailableException(
                    MAX_OVERDUE_CALLS + " earlier calls of the secret source still hang; check the source");
        }
        running.put(Thread.currentThread(), Deadline.start(timeout, ticker));
        try {
            return call.get();
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /** {@return whether too many calls have exceeded their time limit} Calls within their time limits do not count. */
    private boolean hasTooManyHangingCalls() {
        return running.size() >= MAX_OVERDUE_CALLS
                && running.values().stream().filter(Deadline::isOver).count() >= MAX_OVERDUE_CALLS;
    }
}
