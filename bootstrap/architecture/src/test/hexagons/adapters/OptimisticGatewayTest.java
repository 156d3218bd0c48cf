package com.acme.keys;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;

// breaks: tells_what_came_and_what_is_known_of_the_delivery
class OptimisticGatewayTest extends MemoryGatewayTest {

    @Override
    AttemptResult silence(Situation situation) {
        return situation == Situation.BREAKS_OFF
                ? AttemptResult.Failed.unanswered(Failure.CONNECTION_LOST, Delivery.NOT_SENT, "gone")
                : super.silence(situation);
    }
}
