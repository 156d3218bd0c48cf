package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates the use cases and sandboxes that the commands use. Bootstrap implements it, because adapters do not depend on each
 * other.
 *
 * @since 1.0.0
 */
public interface CommandServices {

    /**
     * {@return the use cases with the given settings; each use case is created on demand}
     *
     * @param settings the settings; a setting may be missing if only use cases need it that the caller does not use
     * @param additionalAuditTrail receives each audit record immediately, in addition to the audit trail of the settings
     */
    UseCaseSet useCases(UseCaseSettings settings, AuditTrail additionalAuditTrail);

    /**
     * {@return a running sandbox that behaves as the vendor}
     *
     * @param port the port to listen on; 0 for any free port
     * @param partnerId the partner that the sandbox knows
     * @param signRequest signs with the key that the sandbox accepts
     * @param widget what the sandbox does with its widget
     * @throws IllegalArgumentException if an allowed origin is invalid; the message says why and starts with a verb
     * @throws IOException if the sandbox cannot listen on the port
     */
    RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest, SandboxWidget widget)
            throws IOException;

    /**
     * {@return a running sandbox that plays a scenario, whatever the requests are}
     *
     * @param port the port to listen on; 0 for any free port
     * @param scenario the scenario as JSON
     * @throws IllegalArgumentException if the scenario is invalid; the message says where and why
     * @throws IOException if the sandbox cannot listen on the port
     */
    RunningSandbox playScenario(int port, String scenario) throws IOException;

    /**
     * {@return a running page of a partner, which shows the widget in a browser on this machine}
     *
     * @param port the port to listen on; 0 for any free port
     * @param userName the name of the person who is logged in
     * @param sandbox the sandbox that creates the sessions; empty for the vendor
     * @param createSession creates a session each time the page needs one; called on several threads
     * @throws IOException if the page cannot listen on the port
     */
    RunningPage startPartnerPage(
            int port, String userName, Optional<RunningSandbox> sandbox, Supplier<Outcome> createSession)
            throws IOException;

    /** {@return whether a program was found that opens the page in the browser of the user} */
    boolean openInBrowser(URI page);

    /**
     * Checks whether a call could write audit records to the folder. Writes no record. Creates the folder if it does not exist.
     *
     * @return what is wrong with the existing audit files; usually nothing
     * @throws IOException if records cannot be written to the folder; the message names the folder or the file, and says why
     */
    AuditFindings checkAuditFolder(Path directory) throws IOException;

    /** {@return the state of the class-data archive of this installation} Reads the whole archive, so it takes some time. */
    ArchiveState checkClassDataArchive();

    /**
     * The states of a class-data archive.
     *
     * @since 1.0.0
     */
    enum ArchiveState {
        /** No archive for this version of Java exists. */
        MISSING,
        /** Java can use the archive. */
        USABLE,
        /** Java passes the archive over, for example because it belongs to another folder. */
        UNUSABLE,
        /** The content of the archive changed. Java may crash or hang if it uses the archive. */
        DAMAGED
    }

    /**
     * Java's own configuration makes connections impossible, for example because it cannot read its trusted certificates.
     *
     * @since 1.0.0
     */
    final class UnusableJavaException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** @param problem what is wrong, and what to do, in one line without confidential data */
        public UnusableJavaException(String problem, Throwable cause) {
            super(problem, cause);
        }

        /** {@return what is wrong, and what to do} */
        public String problem() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * What is wrong with the audit files in a folder, although new records can be written.
     *
     * @param tornLines the lines that are not whole records, as {@code FILE:LINE}; at most {@link #MAX_TORN_LINES}
     * @param unreadable the files that cannot be read, or the folder if it cannot be listed
     * @param notRegular the links, folders and pipes with the name of an audit file, which are not read
     * @param changeable the files that a user who may not change the folder can change
     * @since 1.0.0
     */
    record AuditFindings(List<String> tornLines, List<Path> unreadable, List<Path> notRegular, List<Path> changeable) {

        /** No findings. */
        public static final AuditFindings NONE = new AuditFindings(List.of(), List.of(), List.of(), List.of());

        /** The number of torn lines after which the check stops. */
        public static final int MAX_TORN_LINES = 1000;

        public AuditFindings {
            tornLines = List.copyOf(tornLines);
            unreadable = List.copyOf(unreadable);
            notRegular = List.copyOf(notRegular);
            changeable = List.copyOf(changeable);
        }
    }

    /**
     * The use cases with one set of settings.
     *
     * @since 1.0.0
     */
    interface UseCaseSet {

        /** {@return the use case that creates sessions through the real gateway} */
        CreateSession createSession();

        /** {@return the use case that signs with the key of the settings} */
        SignRequest signRequest();

        /**
         * {@return the use case that verifies with the key of the settings, and with the other environment's key if it is set}
         */
        VerifySignature verifySignature();

        /** {@return the use case that inspects the key of the settings} */
        InspectSecret inspectSecret();

        /** {@return the use case that probes the vendor over the real network} */
        ProbeVendor probeVendor();

        /** {@return the use case that checks a page of the partner over the real network} */
        CheckPage checkPage();
    }

    /**
     * What a sandbox does with its widget.
     *
     * @param allowedOrigins the origins of the pages that may show the widget; empty for all pages on this machine
     * @param sessionLifetime the time after which a session expires; 1 second to 1 day
     * @param isAvailableOverHttp whether the widget is also available over HTTP
     * @since 1.0.0
     */
    record SandboxWidget(List<String> allowedOrigins, Duration sessionLifetime, boolean isAvailableOverHttp) {

        /** All pages on this machine may show the widget, and a session lasts one hour. */
        public static final SandboxWidget DEFAULT = new SandboxWidget(List.of(), Duration.ofHours(1), false);

        public SandboxWidget {
            allowedOrigins = List.copyOf(allowedOrigins);
        }
    }

    /**
     * A running sandbox. {@link #close()} stops it.
     *
     * @param baseUrl the base URL at which the sandbox listens
     * @param httpBaseUrl the base URL of the widget over HTTP; empty if the widget is not available over HTTP. For a browser, it
     *     replaces {@code baseUrl} in the URL of the widget, because browsers do not trust the sandbox's certificate
     * @param caPem the certificate for clients to trust, as PEM
     * @param stop stops the sandbox
     * @since 1.0.0
     */
    record RunningSandbox(URI baseUrl, Optional<URI> httpBaseUrl, String caPem, Runnable stop)
            implements AutoCloseable {

        @Override
        public void close() {
            stop.run();
        }
    }

    /**
     * A running page of a partner. {@link #close()} stops it.
     *
     * @param url the address of the page
     * @param stop stops the page
     * @since 1.0.0
     */
    record RunningPage(URI url, Runnable stop) implements AutoCloseable {

        @Override
        public void close() {
            stop.run();
        }
    }
}
