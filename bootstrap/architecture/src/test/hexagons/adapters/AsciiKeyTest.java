package com.acme.keys;

import id.sesi.application.driven.SecretSource;
import id.sesi.domain.SecretKey;
import java.nio.charset.StandardCharsets;

// breaks: returns_the_stored_key
class AsciiKeyTest extends MemorySecretsTest {

    @Override
    protected SecretSource withKey(String secret) {
        return (partnerId, timeout) -> SecretKey.of(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
