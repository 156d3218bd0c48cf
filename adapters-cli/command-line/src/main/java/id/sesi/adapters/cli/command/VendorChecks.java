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

/** Looks at the way to the vendor, and at the vendor itself. */
record VendorChecks(CommandContext context) {

    static final String REACHED = "vendor-reached";
    static final String CLOCK = "clock";

    /** More is no drift: the expiry of a session would be judged wrongly. */
    private static final Duration MAX_SKEW = Duration.ofMinutes(1);

    /** {@return whether the vendor can be reached, and whether its clock goes like ours} */
    List<Check> way(NetworkSettings network, Duration deadline) {
        Environment environment = network.environment();
        ProbeResult probe = context.useCases(new UseCaseSettings(network, KeySettings.NONE, deadline, Optional.empty()))
                .probeVendor()
                .probe();
        List<Check> checks = new ArrayList<>();
        if (probe.failure().isPresent()) {
            checks.add(notReached(environment, probe.failure().get(), probe.detail()));
        } else {
            String way = network.proxy()
                            .filter(found ->
                                    !found.isBypassedFor(environment.baseUrl().getHost()))
                            .isPresent()
                    ? ", through the proxy"
                    : "";
            checks.add(Check.passed(
                    REACHED, environment.baseUrl() + way + ": " + probe.detail() + "; any status will do"));
        }
        checks.add(probe.clockAhead()
                .map(VendorChecks::clock)
                .orElse(Check.skipped(CLOCK, "the vendor did not tell its time")));
        return checks;
    }

    private static Check notReached(Environment environment, Failure failure, String detail) {
        boolean isUntrusted = failure == Failure.UNTRUSTED;
        return Check.failed(
                REACHED,
                environment.baseUrl() + ": " + detail,
                isUntrusted
                        ? "name the certificate to trust with --ca-file, if a proxy of yours inspects TLS"
                        : "check the base URL, the network, HTTPS_PROXY and the firewall",
                isUntrusted ? ExitCode.CONFIGURATION : ExitCode.UNAVAILABLE);
    }

    private static Check clock(Duration ahead) {
        long seconds = ahead.abs().toSeconds();
        String finding = "this machine's clock is " + seconds + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " the vendor's";
        return ahead.abs().compareTo(MAX_SKEW) > 0
                ? Check.failed(
                        CLOCK,
                        finding,
                        "set the clock (NTP); sessions would be taken for expired, or for valid, at the wrong time",
                        ExitCode.CONFIGURATION)
                : Check.passed(CLOCK, finding);
    }

    /** {@return whether a session can be created; there is one more afterwards if so} */
    Check creation(UseCaseSettings settings, AuditTrail onlooker, SessionRequest request, SecretLocation place) {
        Outcome outcome =
                context.factory().useCases(settings, onlooker).createSession().create(request);
        try {
            Session session =
                    OutcomeReport.sessionOf(outcome, settings.network().environment(), place.toString());
            return session.isExpiredAt(Instant.now())
                    ? Check.failed(
                            DoctorReport.CREATED,
                            "a session was created, but it was over at " + session.expiresAt() + " by this clock",
                            "compare the clocks; if they agree, ask the vendor",
                            ExitCode.UNEXPECTED_RESPONSE)
                    : Check.passed(DoctorReport.CREATED, "a session was created; it is over at " + session.expiresAt());
        } catch (CommandFailure e) {
            return Check.failed(
                    DoctorReport.CREATED, String.join("; ", e.lines()), "see docs/symptoms/README.md", e.exitCode());
        }
    }
}
