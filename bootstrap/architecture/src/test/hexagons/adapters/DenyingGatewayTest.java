package com.acme.keys;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import java.time.Duration;

// breaks: a_cancelled_request_that_was_sent_is_not_reported_as_unsent
class DenyingGatewayTest extends MemoryGatewayTest {

    record Denying(SessionGateway.Exchange exchange) implements SessionGateway.Exchange {
        @Override
        public AttemptResult send(Duration timeout) {
            return exchange.send(timeout);
        }

        @Override
        public Delivery cancel() {
            return Delivery.NOT_SENT;
        }
    }

    @Override
    protected SessionGateway gatewayFor(Situation situation) {
        SessionGateway gateway = super.gatewayFor(situation);
        return (request, key) -> new Denying(gateway.prepare(request, key));
    }
}
