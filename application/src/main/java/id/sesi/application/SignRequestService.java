package id.sesi.application;

import id.sesi.application.driving.SignRequest;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Signature;
import java.time.Duration;

/** Signs with a freshly fetched secret that is wiped afterwards. */
record SignRequestService(SecretRetrieval secrets, Duration deadline) implements SignRequest {

    @Override
    public Signature sign(CanonicalString canonical) {
        return secrets.use(deadline, key -> key.sign(canonical));
    }
}
