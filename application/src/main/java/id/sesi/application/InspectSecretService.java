package id.sesi.application;

import id.sesi.application.driving.InspectSecret;
import java.time.Duration;

/** Looks at a freshly fetched secret that is wiped afterwards. */
record InspectSecretService(SecretRetrieval secrets, Duration deadline) implements InspectSecret {

    @Override
    public KeyTraits inspect() {
        return secrets.use(deadline, key -> new KeyTraits(key.length(), key.fingerprint()));
    }
}
