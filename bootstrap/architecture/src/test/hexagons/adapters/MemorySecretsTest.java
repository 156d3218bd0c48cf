package com.acme.keys;

import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.nio.charset.StandardCharsets;

// breaks: nothing
class MemorySecretsTest extends SecretSourceContract {

    @Override
    protected SecretSource withKey(String secret) {
        return (partnerId, timeout) -> SecretKey.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected SecretSource withoutKey() {
        return (partnerId, timeout) -> {
            throw new SecretUnavailableException("nothing is stored");
        };
    }
}
