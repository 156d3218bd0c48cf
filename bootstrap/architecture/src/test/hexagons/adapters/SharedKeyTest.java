package com.acme.keys;

import id.sesi.application.driven.SecretSource;
import id.sesi.domain.SecretKey;
import java.nio.charset.StandardCharsets;

// breaks: returns_a_new_key_to_each_caller
class SharedKeyTest extends MemorySecretsTest {

    @Override
    protected SecretSource withKey(String secret) {
        SecretKey key = SecretKey.of(secret.getBytes(StandardCharsets.UTF_8));
        return (partnerId, timeout) -> key;
    }
}
