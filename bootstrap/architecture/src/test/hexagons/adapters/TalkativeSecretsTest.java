package com.acme.keys;

import id.sesi.application.driven.SecretSource;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

// breaks: never_reveals_the_key
class TalkativeSecretsTest extends MemorySecretsTest {

    record Talkative(String secret) implements SecretSource {
        @Override
        public SecretKey fetch(PartnerId partnerId, Duration timeout) {
            return SecretKey.of(secret.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    protected SecretSource withKey(String secret) {
        return new Talkative(secret);
    }
}
