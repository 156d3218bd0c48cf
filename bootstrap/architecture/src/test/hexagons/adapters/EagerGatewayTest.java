package com.acme.keys;

import id.sesi.application.result.AttemptResult;

// breaks: sends_once_or_not_at_all
class EagerGatewayTest extends MemoryGatewayTest {

    @Override
    AttemptResult response(int status, Situation situation) {
        requests += status == 503 ? 1 : 0;
        return super.response(status, situation);
    }
}
