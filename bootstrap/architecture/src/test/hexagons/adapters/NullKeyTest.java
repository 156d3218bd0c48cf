package com.acme.keys;

import id.sesi.application.driven.SecretSource;

// breaks: reports_a_missing_key
class NullKeyTest extends MemorySecretsTest {

    @Override
    protected SecretSource withoutKey() {
        return (partnerId, timeout) -> null;
    }
}
