package id.sesi.application.diagnosis.driving;

import id.sesi.application.result.SecretUnavailableException;

/**
 * Verifies a signature and finds the mistakes behind a wrong one. Sends nothing. Thread-safe.
 *
 * @since 1.0.0
 */
public interface VerifySignature {

    /**
     * {@return the result; for a wrong signature, the known mistakes that together give exactly this signature, if found}
     *
     * @param request the request that was signed
     * @param signature the signature in the notation of the code that made it
     * @throws SecretUnavailableException if a source returns no usable key within the deadline
     */
    Verification verify(RawRequest request, String signature);
}
