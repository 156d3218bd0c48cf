package id.sesi.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;

/** Runs the contract suite of the secret source against an implementation in memory. */
class FakeSecretSourceTest extends SecretSourceContract {

    @Override
    protected SecretSource withKey(String secret) {
        return (partnerId, timeout) -> SecretKey.of(secret.getBytes(UTF_8));
    }

    @Override
    protected SecretSource withoutKey() {
        return (partnerId, timeout) -> {
            throw new SecretUnavailableException("the source has no key");
        };
    }
}
