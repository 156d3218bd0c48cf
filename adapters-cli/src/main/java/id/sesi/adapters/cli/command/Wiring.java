package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.URI;

/**
 * Where the commands get what they drive. It is made outside, since no adapter knows another; it makes nothing before it
 * is asked.
 */
public interface Wiring extends AutoCloseable {

    /** {@return the source that looks where the reference says; it does so when it is asked for the key} */
    SecretSource secretSource(SecretReference reference);

    /** {@return the use case over the real gateway} */
    CreateSession createSession(ConnectionSettings settings);

    /** {@return the use case with the key from that source} */
    SignRequest signRequest(SecretSource secrets);

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
