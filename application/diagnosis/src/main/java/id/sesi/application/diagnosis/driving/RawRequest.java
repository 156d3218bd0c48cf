package id.sesi.application.diagnosis.driving;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a request. They are not validated, because the diagnosis must also accept invalid texts. An absent text is empty.
 *
 * @param candidates the candidates in payload order
 * @param originalJson the JSON text that the request was read from; empty if the request was not read from JSON
 * @since 1.0.0
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
        List<RawCandidate> candidates,
        String originalJson) {

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
        requireNonNull(originalJson);
    }

    /** {@return a builder in which all other texts are empty} */
    public static Builder builder(PartnerId partnerId) {
        return new Builder(partnerId);
    }

    /** {@return the candidate IDs, in payload order} */
    public List<String> candidateIds() {
        return candidates.stream().map(RawCandidate::candidateId).toList();
    }

    /** {@return the values of the six signed fields, in the order of {@link id.sesi.domain.CanonicalString#FIELDS}} */
    public List<String> signedValues() {
        return List.of(partnerId.value(), userId, email, name, companyId, String.join(",", candidateIds()));
    }

    /** {@return a builder of a valid request, with these texts} */
    public SessionRequest.Builder toBuilder() {
        SessionRequest.Builder builder = SessionRequest.builder(partnerId)
                .userId(userId)
                .email(email)
                .name(name)
                .username(username)
                .companyId(companyId)
                .companyName(companyName)
                .companyEmail(companyEmail);
        candidates.forEach(each -> builder.candidate(each.candidateId(), each.nama(), each.email()));
        return builder;
    }

    /** {@return a fixed text, because all members are personal data} */
    @Override
    public String toString() {
        return "RawRequest[redacted]";
    }

    /**
     * The texts of one candidate. An absent text is empty.
     *
     * @since 1.0.0
     */
    public record RawCandidate(String candidateId, String nama, String email) {

        public RawCandidate {
            requireNonNull(candidateId);
            requireNonNull(nama);
            requireNonNull(email);
        }

        /** {@return a fixed text, because all members are personal data} */
        @Override
        public String toString() {
            return "RawCandidate[redacted]";
        }
    }

    /**
     * Collects the texts. A text that is not set is empty. Not thread-safe.
     *
     * @since 1.0.0
     */
    public static final class Builder {

        private final PartnerId partnerId;
        private final List<RawCandidate> candidates = new ArrayList<>();
        private String userId = "";
        private String email = "";
        private String name = "";
        private String username = "";
        private String companyId = "";
        private String companyName = "";
        private String companyEmail = "";
        private String originalJson = "";

        private Builder(PartnerId partnerId) {
            this.partnerId = requireNonNull(partnerId);
        }

        /** Sets {@code user.user_id}. */
        public Builder userId(String value) {
            userId = requireNonNull(value);
            return this;
        }

        /** Sets {@code user.email}. */
        public Builder email(String value) {
            email = requireNonNull(value);
            return this;
        }

        /** Sets {@code user.name}. */
        public Builder name(String value) {
            name = requireNonNull(value);
            return this;
        }

        /** Sets {@code user.username}. */
        public Builder username(String value) {
            username = requireNonNull(value);
            return this;
        }

        /** Sets {@code user.company.company_id}. */
        public Builder companyId(String value) {
            companyId = requireNonNull(value);
            return this;
        }

        /** Sets {@code user.company.name}. */
        public Builder companyName(String value) {
            companyName = requireNonNull(value);
            return this;
        }

        /** Sets {@code user.company.email}. */
        public Builder companyEmail(String value) {
            companyEmail = requireNonNull(value);
            return this;
        }

        /** Appends a candidate. */
        public Builder candidate(String candidateId, String nama, String candidateEmail) {
            candidates.add(new RawCandidate(candidateId, nama, candidateEmail));
            return this;
        }

        /** Sets the JSON text that the request was read from. */
        public Builder originalJson(String value) {
            originalJson = requireNonNull(value);
            return this;
        }

        /** {@return a request with the texts that are set} */
        public RawRequest build() {
            return new RawRequest(
                    partnerId,
                    userId,
                    email,
                    name,
                    username,
                    companyId,
                    companyName,
                    companyEmail,
                    candidates,
                    originalJson);
        }
    }
}
