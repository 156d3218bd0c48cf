package id.sesi.fuzz;

import id.sesi.adapters.http.gateway.ErrorTarget;
import id.sesi.adapters.http.gateway.RetryAfterTarget;
import id.sesi.adapters.http.gateway.SessionTarget;
import id.sesi.adapters.http.vault.VaultTarget;
import id.sesi.application.diagnosis.SignatureTarget;
import java.util.List;

/**
 * A kind of input, and what Sesi promises about it.
 *
 * @param label the name in options and folders
 * @param type the class whose method {@code fuzzerTestOneInput} Jazzer calls
 * @param body that method
 */
record FuzzTarget(String label, Class<?> type, Body body) {

    static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("request", RequestTarget.class, RequestTarget::fuzzerTestOneInput),
            new FuzzTarget("canonical", CanonicalTarget.class, CanonicalTarget::fuzzerTestOneInput),
            new FuzzTarget("signature", SignatureTarget.class, SignatureTarget::fuzzerTestOneInput),
            new FuzzTarget("session", SessionTarget.class, SessionTarget::fuzzerTestOneInput),
            new FuzzTarget("error", ErrorTarget.class, ErrorTarget::fuzzerTestOneInput),
            new FuzzTarget("retry-after", RetryAfterTarget.class, RetryAfterTarget::fuzzerTestOneInput),
            new FuzzTarget("vault", VaultTarget.class, VaultTarget::fuzzerTestOneInput),
            new FuzzTarget("scenario", ScenarioTarget.class, ScenarioTarget::fuzzerTestOneInput),
            new FuzzTarget("certificates", CertificatesTarget.class, CertificatesTarget::fuzzerTestOneInput),
            new FuzzTarget("no-proxy", NoProxyTarget.class, NoProxyTarget::fuzzerTestOneInput),
            new FuzzTarget("arguments", ArgumentsTarget.class, ArgumentsTarget::fuzzerTestOneInput));

    @Override
    public String toString() {
        return label;
    }

    /** Runs one input, and throws if it breaks a promise. */
    @FunctionalInterface
    interface Body {
        void run(byte[] input) throws Exception;
    }
}
