package com.acme.keys;

import id.sesi.application.driven.SecretSource;

// breaks: says_that_there_is_no_key
class NullKeyTest extends MemorySecretsTest {

    @Override
    protected SecretSource holdingNothing() {
        return timeout -> null;
    }
}
