package id.sesi.adapters.cli.request;

import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A request as it was parsed: its raw fields, and the violations of its form, such as unknown members. {@link #toSessionRequest}
 * and {@link #toCanonicalString} validate the values of the fields.
 */
public final class ParsedRequest {

    private final RawRequest fields;
    private final List<Violation> formViolations;
    private final String signature;

    /**
     * Creates a parsed request.
     *
     * @param fields the fields that could be read
     * @param formViolations the members that are unknown, repeated or of the wrong type
     * @param signature the signature in the request; empty if the request has none
     */
    public ParsedRequest(RawRequest fields, List<Violation> formViolations, String signature) {
        this.fields = fields;
        this.formViolations = List.copyOf(formViolations);
        this.signature = signature;
    }

    /** {@return the signature in the request; empty if the request has none} */
    public String signature() {
        return signature;
    }

    /**
     * {@return the fields as they were written; their values are not validated}
     *
     * @throws InvalidRequestException if the form is invalid; contains the violations of the form, at most
     *     {@link Violation#MAX_REPORTED}
     */
    public RawRequest rawRequest() throws InvalidRequestException {
        if (!formViolations.isEmpty()) {
            throw new InvalidRequestException(formViolations);
        }
        return fields;
    }

    /**
     * {@return the validated request, ready to be sent}
     *
     * @throws InvalidRequestException if the form or a value is invalid; contains the violations,
     *     at most {@link Violation#MAX_REPORTED}
     */
    public SessionRequest toSessionRequest() throws InvalidRequestException {
        return validate(SessionRequest.Builder::build);
    }

    /**
     * {@return the canonical string of the signed fields; the other fields may be missing}
     *
     * @throws InvalidRequestException if the form or a signed value is invalid; contains the
     *     violations, at most {@link Violation#MAX_REPORTED}
     */
    public CanonicalString toCanonicalString() throws InvalidRequestException {
        return validate(SessionRequest.Builder::canonicalString);
    }

    /** {@return the paths of the values for which the test is true} Values with a violation of their form are tested too. */
    public List<String> pathsOf(Predicate<String> test) {
        List<String> paths = new ArrayList<>();
        BiConsumer<String, String> addIfTrue = (path, value) -> {
            if (test.test(value)) {
                paths.add(path);
            }
        };
        addIfTrue.accept("user.user_id", fields.userId());
        addIfTrue.accept("user.email", fields.email());
        addIfTrue.accept("user.name", fields.name());
        addIfTrue.accept("user.username", fields.username());
        addIfTrue.accept("user.company.company_id", fields.companyId());
        addIfTrue.accept("user.company.name", fields.companyName());
        addIfTrue.accept("user.company.email", fields.companyEmail());
        for (int i = 0; i < fields.candidates().size(); i++) {
            RawRequest.RawCandidate candidate = fields.candidates().get(i);
            String path = "user.candidates[" + i + "].";
            addIfTrue.accept(path + "candidate_id", candidate.candidateId());
            addIfTrue.accept(path + "nama", candidate.nama());
            addIfTrue.accept(path + "email", candidate.email());
        }
        return List.copyOf(paths);
    }

    private <T> T validate(Function<SessionRequest.Builder, T> construction) throws InvalidRequestException {
        List<Violation> violations = new ArrayList<>(formViolations);
        try {
            T value = construction.apply(fields.toBuilder());
            if (violations.isEmpty()) {
                return value;
            }
        } catch (InvalidValueException e) {
            Set<String> reported = formViolations.stream().map(Violation::path).collect(Collectors.toSet());
            for (Violation violation : e.violations()) {
                if (violations.size() < Violation.MAX_REPORTED && !isReported(violation.path(), reported)) {
                    violations.add(violation);
                }
            }
        }
        throw new InvalidRequestException(violations);
    }

    /**
     * {@return whether a form violation already reports this member or a member that contains it} Such a member is not reported
     * as missing too.
     */
    private static boolean isReported(String path, Set<String> reported) {
        if (reported.contains(path) || reported.contains(RequestParser.DOCUMENT)) {
            return true;
        }
        for (int i = 0; i < path.length(); i++) {
            if ((path.charAt(i) == '.' || path.charAt(i) == '[') && reported.contains(path.substring(0, i))) {
                return true;
            }
        }
        return false;
    }
}
