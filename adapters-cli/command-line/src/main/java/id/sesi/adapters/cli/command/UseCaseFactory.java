package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.URI;

/** Makes what the commands drive. Implemented outside, because no adapter knows another. */
public interface UseCaseFactory {

    /**
     * {@return the use cases with these settings; each is made when it is asked for}
     *
     * @param settings what the wanted use cases need; the others may be asked for nothing
     * @param onlooker sees each audit record at once
     */
    UseCaseSet useCases(UseCaseSettings settings, AuditTrail onlooker);

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
     * @throws IllegalArgumentException if it is no scenario; the message says where and why
     * @throws IOException if the port is taken
     */
    RunningSandbox playScenario(int port, String scenario) throws IOException;

    /** The use cases with one set of settings. */
    interface UseCaseSet {

        /** {@return the use case over the real gateway} */
        CreateSession createSession();

        /** {@return the use case with the key of the settings} */
        SignRequest signRequest();

        /** {@return the use case with the key of the settings, and that of the other environment, if it is set} */
        VerifySignature verifySignature();

        /** {@return the use case with the key of the settings} */
        InspectSecret inspectSecret();

        /** {@return the use case over the real network} */
        ProbeVendor probeVendor();
    }

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
