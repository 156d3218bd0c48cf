package id.sesi.adapters.cli.command;

import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.domain.Environment;
import id.sesi.domain.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what an outcome means to the person at the terminal, and what to do next. */
final class OutcomeReport {

    private OutcomeReport() {}

    /**
     * {@return the session}
     *
     * @param secretPlace where the key is, in words
     * @throws CommandFailure if no session was created
     */
    static Session sessionOf(Outcome outcome, Environment environment, String secretPlace) throws CommandFailure {
        Optional<CommandFailure> failure = outcome.fold(
                created -> Optional.empty(),
                refused -> Optional.of(refused(refused, environment, secretPlace)),
                unavailable -> Optional.of(unavailable(unavailable, secretPlace)));
        if (failure.isPresent()) {
            throw failure.get();
        }
        return outcome.orThrow();
    }

    private static CommandFailure refused(Outcome.Refused refused, Environment environment, String secretPlace) {
        Refusal refusal = refused.refusal();
        List<String> lines = new ArrayList<>();
        lines.add("the vendor refused the request (" + refusal.status() + "): " + meaning(refusal, environment.name()));
        if (refusal == Refusal.INVALID_SIGNATURE) {
            lines.add("the key is from " + secretPlace + "; sesi doctor looks at it");
        }
        if (refused.mayHaveOrphanedSession()) {
            lines.add("an earlier attempt may have left a session at the vendor that nobody holds");
            lines.add(attempts(refused));
        }
        if (!refused.error().message().isEmpty()) {
            lines.add("the vendor says: " + refused.error().message());
        }
        refused.error().fieldErrors().forEach((field, texts) -> lines.add(field + ": " + String.join("; ", texts)));
        ExitCode exitCode = switch (refusal) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> ExitCode.INVALID_REQUEST;
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> ExitCode.REFUSED;
        };
        return new CommandFailure(exitCode, lines);
    }

    private static String meaning(Refusal refusal, String environment) {
        return switch (refusal) {
            case MALFORMED_REQUEST -> "it is malformed";
            case INVALID_SIGNATURE ->
                "the signature does not match; check that partner id and secret key belong together and to "
                        + environment + ", and compare with what sesi sign prints";
            case DOMAIN_NOT_WHITELISTED -> "your domain is not whitelisted for the widget; ask the vendor to add it";
            case PARTNER_NOT_FOUND ->
                "the partner id is unknown or inactive in " + environment + ", or the base URL has a wrong path";
            case VALIDATION_FAILED -> "its validation failed";
        };
    }

    /** {@return what is worth knowing about a call that created a session; nothing most often} */
    static List<String> remarks(Outcome outcome) {
        return outcome.mayHaveOrphanedSession()
                ? List.of(
                        "the session was created; an earlier attempt may have left another one at the vendor",
                        attempts(outcome))
                : List.of();
    }

    private static CommandFailure unavailable(Outcome.Unavailable unavailable, String secretPlace) {
        List<String> lines = new ArrayList<>();
        lines.add(unavailable.detail() + (unavailable.retryAt().isPresent() ? "" : advice(unavailable)));
        if (unavailable.failure() == Failure.SECRET_UNAVAILABLE) {
            lines.add("it was looked for at " + secretPlace + ", and nowhere else");
        }
        unavailable.retryAt().ifPresent(moment -> lines.add("come back at " + roundedUp(moment)));
        lines.add(consequence(unavailable));
        if (unavailable.attempts().size() > 1) {
            lines.add(attempts(unavailable));
        }
        return new CommandFailure(exitCode(unavailable.failure()), lines);
    }

    private static String attempts(Outcome outcome) {
        return outcome.attempts().size() + " attempts: "
                + outcome.attempts().stream().map(ShownAttempts::summary).collect(Collectors.joining("; "));
    }

    private static Instant roundedUp(Instant moment) {
        return moment.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String advice(Outcome.Unavailable unavailable) {
        String check = "; check the base URL, the network and the firewall";
        return switch (unavailable.failure()) {
            case UNREACHABLE -> check;
            case TIMED_OUT -> unavailable.delivery() == Delivery.NOT_SENT ? check : "; try again later";
            case UNTRUSTED -> "; check the base URL, or name the certificate to trust with --ca-file";
            case UNEXPECTED_STATUS -> "; check the base URL";
            case SERVICE_FAILING, CONNECTION_LOST, RATE_LIMITED, BREAKER_OPEN -> "; try again later";
            case UNINTELLIGIBLE_RESPONSE -> "; check whether a proxy answers, or ask the vendor";
            case EXECUTOR_REJECTED, SECRET_UNAVAILABLE, INTERRUPTED -> "";
        };
    }

    private static String consequence(Outcome.Unavailable unavailable) {
        return switch (unavailable.delivery()) {
            case NOT_SENT -> "nothing was sent";
            case RESPONDED ->
                unavailable.mayHaveOrphanedSession()
                        ? "the vendor responded, but a session may have been created all the same"
                        : "the vendor responded, and no session was created";
            case UNKNOWN -> "it is not known whether a session was created: trying again may create a second one";
        };
    }

    private static ExitCode exitCode(Failure failure) {
        return switch (failure) {
            case SECRET_UNAVAILABLE, UNTRUSTED -> ExitCode.CONFIGURATION;
            case EXECUTOR_REJECTED,
                    BREAKER_OPEN,
                    UNREACHABLE,
                    CONNECTION_LOST,
                    TIMED_OUT,
                    INTERRUPTED,
                    SERVICE_FAILING -> ExitCode.UNAVAILABLE;
            case RATE_LIMITED -> ExitCode.RATE_LIMITED;
            case UNEXPECTED_STATUS, UNINTELLIGIBLE_RESPONSE -> ExitCode.UNEXPECTED_RESPONSE;
        };
    }
}
