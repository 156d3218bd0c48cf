package id.sesi.application.driving;

import id.sesi.domain.UnjudgedRequest;
import java.util.Optional;

/** Finds out how a signature that was made elsewhere came about. Sends nothing. Thread-safe. */
public interface VerifySignature {

    /**
     * {@return how it came about; nothing if it neither matches nor is reproduced by any known mistake, nor by two of them
     * together}
     *
     * @param request as it was to be signed
     * @param signature as the other side wrote it
     * @throws SecretUnavailableException if there is no usable secret
     */
    Optional<Explanation> explain(UnjudgedRequest request, String signature);
}
