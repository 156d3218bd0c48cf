package id.sesi.domain;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The texts of a request as they came, accepted by no rule: for whoever wants to find out what is wrong with them. An absent
 * text is empty.
 *
 * @param candidates in payload order
 */
public record RawRequest(
        PartnerId partnerId,
        String userId,
        String email,
        String name,
        String username,
        String companyId,
        String companyName,
        String companyEmail,
        List<RawCandidate> candidates) {

    public RawRequest {
        requireNonNull(partnerId);
        requireNonNull(userId);
        requireNonNull(email);
        requireNonNull(name);
        requireNonNull(username);
        requireNonNull(companyId);
        requireNonNull(companyName);
        requireNonNull(companyEmail);
        candidates = List.copyOf(candidates);
    }

    /** {@return the candidates' ids, in payload order} */
    public List<String> candidateIds() {
        return candidates.stream().map(RawCandidate::candidateId).toList();
    }

    /** {@return what would be signed, field by field: the values of {@link CanonicalString#FIELDS}} */
    public List<String> signedValues() {
        return List.of(partnerId.value(), userId, email, name, companyId, String.join(",", candidateIds()));
    }

    /** {@return a fixed text: it is all personal data} */
    @Override
    public String toString() {
        return "RawRequest[redacted]";
    }

    /** One candidate's texts. */
    public record RawCandidate(String candidateId, String nama, String email) {

        public RawCandidate {
            requireNonNull(candidateId);
            requireNonNull(nama);
            requireNonNull(email);
        }

        /** {@return a fixed text: it is all personal data} */
        @Override
        public String toString() {
            return "RawCandidate[redacted]";
        }
    }
}
