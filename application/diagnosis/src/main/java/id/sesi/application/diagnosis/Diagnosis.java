package id.sesi.application.diagnosis;

import static java.util.Objects.requireNonNull;

import id.sesi.application.diagnosis.driven.KeyMaterialSource;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Makes the use cases of the diagnosis: driven ports in, driving ports out. */
public final class Diagnosis {

    private Diagnosis() {}

    /**
     * {@return the use case}
     *
     * @param keys where the key is
     * @param otherKeys where the key of the other environment is, if that is to be told apart
     * @param deadline how long each key may take; positive, at most a day
     * @param ticker ends a search that takes too long
     * @param executor runs the sources of the keys, so that one that hangs does not hang the call
     */
    public static VerifySignature verifySignature(
            KeyMaterialSource keys,
            Optional<KeyMaterialSource> otherKeys,
            Duration deadline,
            Ticker ticker,
            Executor executor) {
        return new VerifySignatureService(
                new KeyMaterialFetch(keys, deadline, executor),
                otherKeys.map(others -> new KeyMaterialFetch(others, deadline, executor)),
                requireNonNull(ticker));
    }

    /**
     * {@return the use case}
     *
     * @param keys where the key is
     * @param deadline how long the key may take; positive, at most a day
     * @param executor runs the source of the key, so that one that hangs does not hang the call
     */
    public static InspectSecret inspectSecret(KeyMaterialSource keys, Duration deadline, Executor executor) {
        return new InspectSecretService(new KeyMaterialFetch(keys, deadline, executor));
    }
}
