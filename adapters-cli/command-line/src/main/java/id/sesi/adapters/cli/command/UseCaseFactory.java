package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the commands get what they drive. It is made outside, since no adapter knows another; it makes nothing before it
 * is asked.
 */
public interface UseCaseFactory extends AutoCloseable {

    /**
     * {@return the source that looks where the reference says; it does so when it is asked for the key}
     *
     * @param settings how to get there, if that takes more than the reference
     * @throws InvalidSettingException if it cannot be got there
     */
    SecretSource secretSource(SecretReference reference, Settings settings) throws InvalidSettingException;

    /** {@return the use case over the real gateway} */
    CreateSession createSession(ConnectionSettings settings);

    /** {@return the use case with the key from that source} */
    SignRequest signRequest(SecretSource secrets);

    /**
     * {@return the use case with the key from that source}
     *
     * @param others where the key of the other environment comes from, if that is set
     */
    VerifySignature verifySignature(SecretSource secrets, Optional<SecretSource> others);

    /** {@return the use case with the key from that source, which has that time} */
    InspectSecret inspectSecret(SecretSource secrets, Duration deadline);

    /**
     * {@return the use case over the real network}
     *
     * @param alsoTrusted certificates trusted in addition to the platform's
     * @param proxy the way out, if there is one
     * @param deadline how long it may take
     */
    ProbeVendor probeVendor(
            Environment environment,
            List<X509Certificate> alsoTrusted,
            Optional<ProxySettings> proxy,
            Duration deadline);

    /**
     * {@return a sandbox that listens}
     *
     * @throws IOException if the port is taken
     */
    RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest) throws IOException;

    /**
     * {@return a sandbox that does what a scenario says, whatever it is asked}
     *
     * @param scenario as JSON
     * @throws IllegalArgumentException if it is none; the message says where and why
     * @throws IOException if the port is taken
     */
    RunningSandbox playScenario(int port, String scenario) throws IOException;

    /** Lets go of connections. */
    @Override
    void close();

    /**
     * A sandbox until it is closed.
     *
     * @param baseUrl where it listens
     * @param caPem the certificate to trust, as PEM
     * @param stop ends it
     */
    record RunningSandbox(URI baseUrl, String caPem, Runnable stop) implements AutoCloseable {

        @Override
        public void close() {
            stop.run();
        }
    }
}
