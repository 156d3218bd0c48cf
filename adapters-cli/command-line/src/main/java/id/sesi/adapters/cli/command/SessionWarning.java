package id.sesi.adapters.cli.command;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.Environment;
import id.sesi.domain.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A reason why a created session is probably of no use, although the response conforms to the contract.
 *
 * @param finding what is wrong with the session; not confidential
 * @param advice what to do
 */
record SessionWarning(String finding, String advice) {

    SessionWarning {
        requireNonNull(finding);
        requireNonNull(advice);
    }

    /** {@return the warnings about a session that was created in the given environment; usually empty} */
    static List<SessionWarning> of(Session session, Environment environment, Instant now) {
        List<SessionWarning> warnings = new ArrayList<>();
        String otherHost = (environment.isProduction() ? Environment.STAGING : Environment.PRODUCTION)
                .baseUrl()
                .getHost();
        // A name with a final dot is the same host.
        if (otherHost.equals(session.widgetUrl().host().replaceFirst("\\.$", ""))) {
            warnings.add(new SessionWarning(
                    "the environment is " + environment.name() + ", but the widget is on " + otherHost
                            + ", the host of the other environment",
                    "do not use the session; check the base URL, or ask the vendor"));
        }
        if (session.isExpiredAt(now)) {
            warnings.add(new SessionWarning(
                    "by this machine's clock, the session expired at " + session.expiresAt(),
                    "compare this machine's clock with the vendor's, and if they agree, ask the vendor"));
        }
        return warnings;
    }

    /** {@return the warning as one line for standard error} */
    String line() {
        return "WARNING: " + finding + "; " + advice;
    }
}
