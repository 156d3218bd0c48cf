package id.sesi.application;

import id.sesi.application.diagnosis.MistakeSearch;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driving.Verification;
import id.sesi.application.driving.VerifySignature;
import id.sesi.domain.RawRequest;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Optional;

/**
 * Searches with freshly fetched keys that are wiped afterwards.
 *
 * @param others where the key of the other environment is, if that is known
 * @param deadline for each key
 */
record VerifySignatureService(
        SecretRetrieval secrets, Optional<SecretRetrieval> others, Duration deadline, Ticker ticker)
        implements VerifySignature {

    /** Of searching: somebody waits, and what is not found by then is unlikely to be found. */
    private static final Duration MAX_SEARCH = Duration.ofMillis(1_500);

    @Override
    public Verification verify(RawRequest request, String signature) {
        return secrets.use(
                deadline,
                key -> others.isEmpty()
                        ? search(request, signature, key, Optional.empty())
                        : others.get().use(deadline, other -> search(request, signature, key, Optional.of(other))));
    }

    private Verification search(RawRequest request, String signature, SecretKey key, Optional<SecretKey> other) {
        Deadline budget = Deadline.start(MAX_SEARCH, ticker);
        return MistakeSearch.search(
                request, signature, key, other, () -> budget.left().isEmpty());
    }
}
