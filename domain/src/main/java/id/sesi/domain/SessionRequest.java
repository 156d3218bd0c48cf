package id.sesi.domain;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data that the vendor needs to create a session, without the signature.
 *
 * <pre>{@code
 * SessionRequest request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
 *         .userId("ext-user-001")
 *         .email("john.doe@example.com")
 *         .name("John Doe")
 *         .companyId("comp-001")
 *         .candidate("cand-001", "Siti Rahma", "siti@example.com")
 *         .build();
 * }</pre>
 *
 * @param partnerId the partner that requests the session
 * @param user the user who will open the widget
 * @since 1.0.0
 */
public record SessionRequest(PartnerId partnerId, User user) {

    public SessionRequest {
        requireNonNull(partnerId);
        requireNonNull(user);
    }

    /** {@return a builder with only the partner ID set} */
    public static Builder builder(PartnerId partnerId) {
        return new Builder(partnerId);
    }

    /** {@return the six signed fields of this request} */
    public CanonicalString canonicalString() {
        List<String> candidateIds =
                user.candidates().stream().map(Candidate::candidateId).collect(toUnmodifiableList());
        return new CanonicalString(
                partnerId,
                user.userId(),
                user.email(),
                user.name(),
                user.company().companyId(),
                candidateIds);
    }

    /** {@return this request with its signature, which is computed on each call (contract, section 3)} */
    public SignedRequest signWith(SecretKey key) {
        return new SignedRequest(this, key.sign(canonicalString()));
    }

    /**
     * Collects raw input and validates all of it in {@link #build()}. A field is absent if it is not set, is null, or is
     * empty. An absent field is a violation only if the field is required (contract, decision 3). Not thread-safe.
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

        private Builder(PartnerId partnerId) {
            this.partnerId = requireNonNull(partnerId, "partnerId");
        }

        /** Sets {@code user.user_id}. */
        public Builder userId(String value) {
            userId = requireNonNullElse(value, "");
            return this;
        }

        /** Sets {@code user.email}. */
        public Builder email(String value) {
            email = requireNonNullElse(value, "");
            return this;
        }

        /** Sets {@code user.name}. */
        public Builder name(String value) {
            name = requireNonNullElse(value, "");
            return this;
        }

        /** Sets {@code user.username}. */
        public Builder username(String value) {
            username = requireNonNullElse(value, "");
            return this;
        }

        /** Sets {@code user.company.company_id}. */
        public Builder companyId(String value) {
            companyId = requireNonNullElse(value, "");
            return this;
        }

        /** Sets {@code user.company.name}. */
        public Builder companyName(String value) {
            companyName = requireNonNullElse(value, "");
            return this;
        }

        /** Sets {@code user.company.email}. */
        public Builder companyEmail(String value) {
            companyEmail = requireNonNullElse(value, "");
            return this;
        }

        /**
         * Appends a candidate. The candidate IDs are signed in the order in which the candidates were added.
         *
         * @param nama the name of the candidate; the vendor uses the Indonesian word
         */
        public Builder candidate(String candidateId, String nama, String candidateEmail) {
            candidates.add(new RawCandidate(
                    requireNonNullElse(candidateId, ""),
                    requireNonNullElse(nama, ""),
                    requireNonNullElse(candidateEmail, "")));
            return this;
        }

        /**
         * {@return the request}
         *
         * @throws InvalidValueException with the violations of all fields, at most {@link Violation#MAX_REPORTED}; the paths are those
         *     of the vendor's request body
         */
        public SessionRequest build() {
            Violations violations = new Violations();
            Optional<Company> company =
                    violations.tryCreate("user.company", () -> new Company(companyId, companyName, companyEmail));
            List<Candidate> valid = new ArrayList<>();
            for (int i = 0; i < candidates.size() && !violations.isFull(); i++) {
                RawCandidate raw = candidates.get(i);
                violations
                        .tryCreate(
                                "user.candidates[" + i + "]",
                                () -> new Candidate(raw.candidateId(), raw.nama(), raw.email()))
                        .ifPresent(valid::add);
            }
            Optional<User> user = violations.tryCreate(
                    "user", () -> new User(userId, email, name, username, company.orElse(Company.NONE), valid));
            violations.throwIfAny();
            return new SessionRequest(partnerId, user.orElseThrow());
        }

        /**
         * {@return the signed fields} Validates only these. To send a request, call {@link #build()}, which validates all fields.
         *
         * @throws InvalidValueException with the violations of the signed fields, at most {@link Violation#MAX_REPORTED}
         */
        public CanonicalString canonicalString() {
            List<String> candidateIds =
                    candidates.stream().map(RawCandidate::candidateId).collect(toUnmodifiableList());
            return CanonicalString.of(partnerId, userId, email, name, companyId, candidateIds);
        }

        /** A candidate that has not been validated. */
        private record RawCandidate(String candidateId, String nama, String email) {

            /** {@return a fixed text, because all members are personal data} */
            @Override
            public String toString() {
                return "RawCandidate[redacted]";
            }
        }
    }
}
