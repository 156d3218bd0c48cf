package id.sesi.application.driving;

import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Signature;

/**
 * Signs a request without sending it. Thread-safe.
 *
 * @since 1.0.0
 */
public interface SignRequest {

    /**
     * {@return the signature of the canonical string, made with a key that is fetched for this call}
     *
     * @throws SecretUnavailableException if the secret source returns no usable key within the deadline, if the executor rejects
     *     the call, or if the thread is interrupted; the interrupt flag is then set
     */
    Signature sign(CanonicalString canonical);
}
