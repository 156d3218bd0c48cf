package com.acme.keys;

import id.sesi.application.result.AttemptResult;

// breaks: returns_at_once_to_an_interrupted_thread
class DeafGatewayTest extends MemoryGatewayTest {

    @Override
    AttemptResult interrupted() {
        return silence(Situation.DOES_NOT_RESPOND);
    }
}
