package id.sesi.adapters.cli.request;

import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A request as it was written: its fields, and what is wrong with its form. Its values are validated here. */
public final class ParsedRequest {

    private final RawRequest texts;
    private final List<Violation> formViolations;
    private final String signature;

    /**
     * Takes what was read.
     *
     * @param texts the texts that could be read
     * @param formViolations what could not
     * @param signature that came with it; empty if none did
     */
    public ParsedRequest(RawRequest texts, List<Violation> formViolations, String signature) {
        this.texts = texts;
        this.formViolations = List.copyOf(formViolations);
        this.signature = signature;
    }

    /** {@return the signature that came with it; empty if none did} */
    public String signature() {
        return signature;
    }

    /**
     * {@return the values as they came, whatever is wrong with them}
     *
     * @throws InvalidRequestException with what is wrong with its form
     */
    public RawRequest raw() throws InvalidRequestException {
        if (!formViolations.isEmpty()) {
            throw new InvalidRequestException(formViolations);
        }
        return texts;
    }

    /**
     * {@return the request, complete enough to be sent}
     *
     * @throws InvalidRequestException with everything that is wrong with its form and its values
     */
    public SessionRequest toSend() throws InvalidRequestException {
        return validate(SessionRequest.Builder::build);
    }

    /**
     * {@return the signed fields alone}
     *
     * @throws InvalidRequestException with everything that is wrong with the form or the signed values
     */
    public CanonicalString toSign() throws InvalidRequestException {
        return validate(SessionRequest.Builder::canonicalString);
    }

    private <T> T validate(Function<SessionRequest.Builder, T> construction) throws InvalidRequestException {
        List<Violation> violations = new ArrayList<>(formViolations);
        try {
            T value = construction.apply(texts.toBuilder());
            if (violations.isEmpty()) {
                return value;
            }
        } catch (InvalidValueException e) {
            Set<String> explained = formViolations.stream().map(Violation::path).collect(Collectors.toSet());
            for (Violation violation : e.violations()) {
                if (violations.size() < Violation.MAX && !isExplained(violation.path(), explained)) {
                    violations.add(violation);
                }
            }
        }
        throw new InvalidRequestException(violations);
    }

    /** A member of the wrong type is not missing on top of that, nor is anything below it. */
    private static boolean isExplained(String path, Set<String> explained) {
        if (explained.contains(path) || explained.contains(RequestParser.WHOLE)) {
            return true;
        }
        for (int i = 0; i < path.length(); i++) {
            if ((path.charAt(i) == '.' || path.charAt(i) == '[') && explained.contains(path.substring(0, i))) {
                return true;
            }
        }
        return false;
    }
}
