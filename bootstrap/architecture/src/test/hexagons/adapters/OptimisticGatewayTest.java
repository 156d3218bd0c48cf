package com.acme.keys;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;

// breaks: reports_the_result_and_the_delivery
class OptimisticGatewayTest extends MemoryGatewayTest {

    @Override
    AttemptResult silence(Situation situation) {
        return situation == Situation.LOSES_CONNECTION
                ? AttemptResult.Failed.withoutResponse(Failure.CONNECTION_LOST, Delivery.NOT_SENT, "gone")
                : super.silence(situation);
    }
}
