package id.sesi.application;

import id.sesi.application.diagnosis.MistakeSearch;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driving.Verification;
import id.sesi.application.driving.VerifySignature;
import id.sesi.domain.SecretKey;
import id.sesi.domain.UnjudgedRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Searches with freshly fetched keys that are wiped afterwards.
 *
 * @param others where the key of the other environment is, if that is known
 * @param deadline for each key
 */
record SignatureVerification(
        SecretRetrieval secrets, Optional<SecretRetrieval> others, Duration deadline, Ticker ticker)
        implements VerifySignature {

    /** Of searching: somebody waits, and what is not found by then is unlikely to be found. */
    private static final Duration LONGEST_SEARCH = Duration.ofMillis(1_500);

    @Override
    public Verification verify(UnjudgedRequest request, String signature) {
        return secrets.use(
                deadline,
                key -> others.isEmpty()
                        ? search(request, signature, key, Optional.empty())
                        : others.get().use(deadline, other -> search(request, signature, key, Optional.of(other))));
    }

    private Verification search(UnjudgedRequest request, String signature, SecretKey key, Optional<SecretKey> other) {
        Budget budget = Budget.start(LONGEST_SEARCH, ticker);
        return MistakeSearch.search(
                request, signature, key, other, () -> budget.left().isEmpty());
    }
}
