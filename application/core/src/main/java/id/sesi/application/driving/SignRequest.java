package id.sesi.application.driving;

import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Signature;

/** Signs without sending. Thread-safe. */
public interface SignRequest {

    /**
     * {@return the signature of these fields, made with a freshly fetched secret}
     *
     * @throws SecretUnavailableException if there is no usable secret
     */
    Signature sign(CanonicalString canonical);
}
