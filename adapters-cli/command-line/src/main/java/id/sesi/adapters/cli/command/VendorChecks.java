package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import id.sesi.domain.Environment;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks the connection to the vendor, the clock, and whether a session can be created. */
record VendorChecks(CommandContext context) {

    static final String REACHED = "vendor-reached";
    static final String CLOCK = "clock";

    /** With a larger difference between the clocks, sesi would misjudge when a session expires. */
    private static final Duration MAX_SKEW = Duration.ofMinutes(1);

    /** {@return two checks: that the vendor is reachable, and that the clocks of the vendor and this machine agree} */
    List<Check> connection(NetworkSettings network, Duration deadline) {
        String target =
                network.environment().baseUrl() + (network.proxy().isPresent() ? ", through the proxy" : ", directly");
        ProbeResult probe = context.useCases(new UseCaseSettings(network, KeySettings.NONE, deadline, Optional.empty()))
                .probeVendor()
                .probe();
        List<Check> checks = new ArrayList<>();
        if (probe.failure().isPresent()) {
            checks.add(notReached(target, probe.failure().get(), probe.detail(), deadline));
        } else {
            checks.add(Check.passed(REACHED, target + ": " + probe.detail() + "; any status passes this check"));
        }
        checks.add(probe.localClockLead()
                .map(VendorChecks::clock)
                .orElse(Check.skipped(CLOCK, "the vendor's time is unknown")));
        return checks;
    }

    private static Check notReached(String target, Failure failure, String detail, Duration deadline) {
        String advice = advice(failure, detail, deadline, "the base URL");
        return Check.failed(REACHED, target + ": " + detail, advice, OutcomeReport.exitCode(failure));
    }

    /**
     * {@return what to do if no response of a server arrived}
     *
     * @param detail the text of the gateway
     * @param address the setting with the address of the server
     */
    static String advice(Failure failure, String detail, Duration deadline, String address) {
        return switch (failure) {
            case UNREACHABLE -> ConnectionAdvice.onUnreachable(detail, address);
            case UNTRUSTED_CERTIFICATE -> "if a proxy in your network inspects TLS, set its certificate with --ca-file";
            case HOSTNAME_MISMATCH -> ConnectionAdvice.onWrongHost(address);
            case EXPIRED_CERTIFICATE -> ConnectionAdvice.CHECK_CLOCK;
            case PROXY_REFUSED -> ConnectionAdvice.onProxyRefusal(detail);
            case TIMED_OUT ->
                detail.startsWith("no complete response ")
                        ? "run sesi doctor again later, or set a longer deadline"
                        : ConnectionAdvice.onTimeout(deadline, address);
            case CONNECTION_LOST ->
                "run sesi doctor again; if it fails again, check HTTPS_PROXY and the firewall, or ask the operator of the"
                        + " server";
            case INVALID_RESPONSE -> "check " + address + ", and whether a proxy or another server sent the response";
            case GATEWAY_FAILED -> "install sesi again; if it fails again, report it as a defect of sesi";
            case INTERRUPTED, EXECUTOR_REJECTED -> "run sesi doctor again";
            case NOT_PROCESSED,
                    SECRET_UNAVAILABLE,
                    TOO_MANY_CALLS,
                    BREAKER_OPEN,
                    RATE_LIMITED,
                    SERVICE_FAILING,
                    UNEXPECTED_STATUS ->
                "run sesi doctor again later; if it fails again, ask the operator of the server";
        };
    }

    private static Check clock(Duration ahead) {
        long seconds = ahead.abs().toSeconds();
        String finding = "this machine's clock is " + seconds + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " the vendor's";
        return ahead.abs().compareTo(MAX_SKEW) > 0
                ? Check.failed(
                        CLOCK,
                        finding,
                        "set the clock (NTP); otherwise sesi treats valid sessions as expired, or expired ones as"
                                + " valid",
                        ExitCode.CONFIGURATION)
                : Check.passed(CLOCK, finding);
    }

    /** {@return the check that a session can be created; if it passes, the vendor has one more session} */
    Check sessionCreation(
            UseCaseSettings settings,
            AuditTrail additionalAuditTrail,
            SessionRequest request,
            SelectedSecretReference location) {
        Environment environment = settings.network().environment();
        Outcome outcome = context.services()
                .useCases(settings, additionalAuditTrail)
                .createSession()
                .create(request, settings.deadline());
        try {
            return created(
                    OutcomeReport.sessionOf(outcome, environment, location.toString(), settings.deadline()),
                    environment);
        } catch (CommandFailedException e) {
            return Check.failed(
                    DoctorChecks.CREATED, String.join("; ", e.lines()), "see docs/symptoms/README.md", e.exitCode());
        }
    }

    private static Check created(Session session, Environment environment) {
        List<SessionWarning> warnings = SessionWarning.of(session, environment, Instant.now());
        return warnings.isEmpty()
                ? Check.passed(DoctorChecks.CREATED, "a session was created; it expires at " + session.expiresAt())
                : Check.failed(
                        DoctorChecks.CREATED,
                        join(warnings, SessionWarning::finding),
                        join(warnings, SessionWarning::advice),
                        ExitCode.UNEXPECTED_RESPONSE);
    }

    private static String join(List<SessionWarning> warnings, Function<SessionWarning, String> part) {
        return warnings.stream().map(part).collect(Collectors.joining("; "));
    }
}
