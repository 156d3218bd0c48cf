package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.VerifySignature;
import java.util.Optional;

/**
 * Fetches the keys, searches for the mistakes and wipes the keys.
 *
 * @param otherKeyFetcher fetches the key of the other environment; optional
 */
record VerifySignatureService(KeyBytesFetcher keyFetcher, Optional<KeyBytesFetcher> otherKeyFetcher)
        implements VerifySignature {

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
        try (SigningKeys signingKeys = SigningKeys.of(key, otherKey, request)) {
            return MistakeSearch.search(
                    request, signature, signingKeys, SearchLimit.ofSingleMistakes(), SearchLimit.ofCombinations());
        }
    }
}
