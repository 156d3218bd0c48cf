package id.sesi.application.diagnosis.driving;

import id.sesi.application.result.SecretUnavailableException;

/**
 * Verifies a signature and finds the mistakes behind a wrong one. Sends nothing. Thread-safe.
 *
 * @since 1.0.0
 */
public interface VerifySignature {

    /**
     * {@return the result: if the signature is wrong, one known mistake or a pair of them that gives exactly this signature}
     *
     * @param request the request that was signed
     * @param signature the signature in the notation of the code that made it
     * @throws SecretUnavailableException if a source returns no usable key within the deadline
     */
    Verification verify(RawRequest request, String signature);
}
