package id.sesi.application.diagnosis.driving;

import id.sesi.application.result.SecretUnavailableException;

/** Finds out how a signature that was made elsewhere came about. Sends nothing. Thread-safe. */
public interface VerifySignature {

    /**
     * {@return whether it matches, and if not, which known mistake gives it, or which two of them together}
     *
     * @param request as it was to be signed
     * @param signature as the other side wrote it
     * @throws SecretUnavailableException if there is no usable secret
     */
    Verification verify(RawRequest request, String signature);
}
