package id.sesi.adapters.cli.command;

import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.Environment;
import id.sesi.domain.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains an outcome to the user, and says what to do next. */
final class OutcomeReport {

    private static final String BASE_URL_SETTING = "the base URL";

    private OutcomeReport() {}

    /**
     * {@return the created session}
     *
     * @param secretLocation the location of the key, for messages
     * @param deadline the deadline of the call
     * @throws CommandFailedException if no session was created
     */
    static Session sessionOf(Outcome outcome, Environment environment, String secretLocation, Duration deadline)
            throws CommandFailedException {
        Optional<CommandFailedException> failure = failureOf(outcome, environment, secretLocation, deadline);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return outcome.orThrow();
    }

    /** {@return why no session was created; empty if one was created} */
    static Optional<CommandFailedException> failureOf(
            Outcome outcome, Environment environment, String secretLocation, Duration deadline) {
        return outcome.fold(
                created -> Optional.empty(),
                refused -> Optional.of(refused(refused, environment, secretLocation)),
                failed -> Optional.of(failed(failed, secretLocation, deadline)));
    }

    private static CommandFailedException refused(
            Outcome.Refused refused, Environment environment, String secretLocation) {
        Refusal refusal = refused.refusal();
        List<String> lines = new ArrayList<>();
        lines.add("the vendor refused the request (" + refusal.status() + "): " + meaning(refusal, environment.name()));
        if (refusal == Refusal.INVALID_SIGNATURE) {
            lines.add("the key is from " + secretLocation + "; check it with sesi doctor");
        }
        if (refused.mayHaveOrphanedSession()) {
            lines.add("an earlier attempt may have left an orphaned session at the vendor");
            lines.add(attemptsLine(refused));
            lines.add(idempotencyKeyLine(refused));
        }
        lines.addAll(vendorText(refused.error()));
        ExitCode exitCode = switch (refusal) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> ExitCode.INVALID_REQUEST;
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> ExitCode.REFUSED;
        };
        return new CommandFailedException(exitCode, lines);
    }

    private static List<String> vendorText(VendorError error) {
        List<String> lines = new ArrayList<>();
        if (!error.message().isEmpty()) {
            lines.add("the vendor says: " + error.message());
        }
        error.fieldErrors().forEach((field, texts) -> lines.add(field + ": " + String.join("; ", texts)));
        return lines;
    }

    private static Optional<VendorError> lastError(Outcome.Failed failed) {
        return failed.attempts().stream()
                .reduce((earlier, later) -> later)
                .flatMap(last -> last.result()
                        .fold(
                                created -> Optional.empty(),
                                refused -> Optional.empty(),
                                failedAttempt -> Optional.of(failedAttempt.error())));
    }

    private static String meaning(Refusal refusal, String environment) {
        return switch (refusal) {
            case MALFORMED_REQUEST -> "the request is malformed";
            case INVALID_SIGNATURE ->
                "the signature does not match; check that both the partner ID and the secret key belong to "
                        + environment + "; sesi sign shows what is signed";
            case DOMAIN_NOT_WHITELISTED -> "your domain is not whitelisted for the widget; ask the vendor to add it";
            case PARTNER_NOT_FOUND ->
                "the partner ID is unknown or inactive in " + environment + ", or the base URL has a wrong path";
            case VALIDATION_FAILED -> "the request failed the vendor's validation";
        };
    }

    /** {@return notes for the user about a call that created a session; usually empty} */
    static List<String> notes(Outcome outcome) {
        return outcome.mayHaveOrphanedSession()
                ? List.of(
                        "the session was created; an earlier attempt may have left an orphaned session at the vendor",
                        attemptsLine(outcome),
                        idempotencyKeyLine(outcome))
                : List.of();
    }

    private static CommandFailedException failed(Outcome.Failed failed, String secretLocation, Duration deadline) {
        List<String> lines = new ArrayList<>();
        lines.add(failed.detail() + (failed.retryAt().isPresent() ? "" : advice(failed, deadline)));
        if (failed.failure() == Failure.SECRET_UNAVAILABLE) {
            lines.add("sesi reads the key from this location only: " + secretLocation);
        }
        failed.retryAt().ifPresent(moment -> lines.add("do not retry before " + roundUpToSecond(moment)));
        lastError(failed).map(OutcomeReport::vendorText).ifPresent(lines::addAll);
        lines.add(consequence(failed));
        if (failed.attempts().size() > 1) {
            lines.add(attemptsLine(failed));
        }
        if (failed.mayHaveOrphanedSession()) {
            lines.add(idempotencyKeyLine(failed));
        }
        return new CommandFailedException(exitCode(failed.failure()), lines);
    }

    private static String attemptsLine(Outcome outcome) {
        return outcome.attempts().size() + " attempts: "
                + outcome.attempts().stream().map(AttemptPrinter::summary).collect(Collectors.joining("; "));
    }

    private static String idempotencyKeyLine(Outcome outcome) {
        return "the call's idempotency key, for the vendor's support: " + outcome.idempotencyKey();
    }

    private static Instant roundUpToSecond(Instant moment) {
        return moment.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String advice(Outcome.Failed failed, Duration deadline) {
        return switch (failed.failure()) {
            case UNREACHABLE -> "; " + ConnectionAdvice.onUnreachable(failed.detail(), BASE_URL_SETTING);
            case TIMED_OUT ->
                failed.delivery() == Delivery.NOT_SENT
                        ? "; " + ConnectionAdvice.onTimeout(deadline, BASE_URL_SETTING)
                        : "; retry later";
            case PROXY_REFUSED -> "; " + ConnectionAdvice.onProxyRefusal(failed.detail());
            case HOSTNAME_MISMATCH -> "; " + ConnectionAdvice.onWrongHost(BASE_URL_SETTING);
            case EXPIRED_CERTIFICATE -> "; " + ConnectionAdvice.CHECK_CLOCK;
            case UNTRUSTED_CERTIFICATE -> "; check the base URL, or set the certificate to trust with --ca-file";
            case UNEXPECTED_STATUS -> "; check the base URL";
            case SERVICE_FAILING, NOT_PROCESSED, CONNECTION_LOST, RATE_LIMITED, BREAKER_OPEN -> "; retry later";
            case INVALID_RESPONSE -> "; check whether a proxy sent the response, or ask the vendor";
            case EXECUTOR_REJECTED, TOO_MANY_CALLS, GATEWAY_FAILED, SECRET_UNAVAILABLE, INTERRUPTED -> "";
        };
    }

    private static String consequence(Outcome.Failed failed) {
        return switch (failed.delivery()) {
            case NOT_SENT -> failed.failure() == Failure.NOT_PROCESSED ? "no session was created" : "nothing was sent";
            case RESPONDED ->
                failed.mayHaveOrphanedSession()
                        ? "the response is not clear: the vendor may have created a session"
                        : "the vendor responded, and no session was created";
            case UNKNOWN -> "it is unknown whether a session was created; a retry may create a second one";
        };
    }

    static ExitCode exitCode(Failure failure) {
        return switch (failure) {
            case SECRET_UNAVAILABLE, PROXY_REFUSED, UNTRUSTED_CERTIFICATE, HOSTNAME_MISMATCH, EXPIRED_CERTIFICATE ->
                ExitCode.CONFIGURATION;
            case EXECUTOR_REJECTED,
                    TOO_MANY_CALLS,
                    BREAKER_OPEN,
                    UNREACHABLE,
                    NOT_PROCESSED,
                    CONNECTION_LOST,
                    TIMED_OUT,
                    INTERRUPTED,
                    SERVICE_FAILING -> ExitCode.UNAVAILABLE;
            case RATE_LIMITED -> ExitCode.RATE_LIMITED;
            case UNEXPECTED_STATUS, INVALID_RESPONSE -> ExitCode.UNEXPECTED_RESPONSE;
            case GATEWAY_FAILED -> ExitCode.FAILURE;
        };
    }
}
