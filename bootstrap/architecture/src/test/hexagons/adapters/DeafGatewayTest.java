package com.acme.keys;

import id.sesi.application.result.AttemptResult;

// breaks: answers_an_interrupted_thread_at_once
class DeafGatewayTest extends MemoryGatewayTest {

    @Override
    AttemptResult interrupted() {
        return silence(Situation.IS_SILENT);
    }
}
