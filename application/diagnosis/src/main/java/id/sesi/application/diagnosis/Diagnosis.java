package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driven.KeyBytesSource;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.PageFetcher;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Creates the use cases of the diagnosis. The methods take driven ports and return driving ports.
 *
 * @since 1.0.0
 */
public final class Diagnosis {

    private Diagnosis() {}

    /**
     * {@return the use case that finds the mistake behind a wrong signature}
     *
     * @param keySource fetches the key
     * @param otherKeySource fetches the key of the other environment, so that its use is recognized; optional
     * @param deadline the time limit for fetching each key; positive, at most one day
     * @param executor runs the key sources, so that a source that hangs does not block the caller
     * @throws IllegalArgumentException if the deadline is not valid
     */
    public static VerifySignature verifySignature(
            KeyBytesSource keySource, Optional<KeyBytesSource> otherKeySource, Duration deadline, Executor executor) {
        return new VerifySignatureService(
                new KeyBytesFetcher(keySource, deadline, executor),
                otherKeySource.map(other -> new KeyBytesFetcher(other, deadline, executor)));
    }

    /**
     * {@return the use case that describes a key}
     *
     * @param keySource fetches the key
     * @param deadline the time limit for fetching the key; positive, at most one day
     * @param executor runs the key source, so that a source that hangs does not block the caller
     * @throws IllegalArgumentException if the deadline is not valid
     */
    public static InspectSecret inspectSecret(KeyBytesSource keySource, Duration deadline, Executor executor) {
        return new InspectSecretService(new KeyBytesFetcher(keySource, deadline, executor));
    }

    /**
     * {@return the use case that checks whether a page of the partner may show the widget}
     *
     * @param deadline the time limit for fetching the page; positive, at most one day
     * @param executor runs the page fetcher, so that a fetcher that hangs does not block the caller
     * @throws IllegalArgumentException if the deadline is not valid
     */
    public static CheckPage checkPage(PageFetcher fetcher, Duration deadline, Executor executor) {
        return new CheckPageService(fetcher, deadline, executor);
    }
}
