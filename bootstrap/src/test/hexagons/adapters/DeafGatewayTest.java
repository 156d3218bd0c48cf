package com.acme.keys;

import id.sesi.application.driven.Reply;

// breaks: answers_an_interrupted_thread_at_once
class DeafGatewayTest extends MemoryGatewayTest {

    @Override
    Reply interrupted() {
        return silence(Situation.IS_SILENT);
    }
}
