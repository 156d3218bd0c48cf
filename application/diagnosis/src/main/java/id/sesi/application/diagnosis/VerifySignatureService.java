package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches the keys, searches for the mistakes and wipes the keys.
 *
 * @param otherKeyFetcher fetches the key of the other environment; optional
 */
record VerifySignatureService(KeyBytesFetcher keyFetcher, Optional<KeyBytesFetcher> otherKeyFetcher, Ticker ticker)
        implements VerifySignature {

    /** Limits the search, because a person waits for it and a longer search would seldom find more. */
    private static final Duration MAX_SEARCH_TIME = Duration.ofMillis(1_500);

    @Override
    public Verification verify(RawRequest request, String signature) {
        try (KeyBytes key = keyFetcher.fetch()) {
            if (otherKeyFetcher.isEmpty()) {
                return search(request, signature, key, Optional.empty());
            }
            try (KeyBytes otherKey = otherKeyFetcher.get().fetch()) {
                return search(request, signature, key, Optional.of(otherKey));
            }
        }
    }

    private Verification search(RawRequest request, String signature, KeyBytes key, Optional<KeyBytes> otherKey) {
        long start = ticker.nanoTime();
        try (SigningKeys signingKeys = SigningKeys.of(key, otherKey, request)) {
            return MistakeSearch.search(
                    request, signature, signingKeys, () -> ticker.nanoTime() - start >= MAX_SEARCH_TIME.toNanos());
        }
    }
}
