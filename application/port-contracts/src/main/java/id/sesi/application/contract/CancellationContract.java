package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.SessionGateway.Exchange;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.domain.Environment;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link SessionGatewayContract} about exchanges that end early. A request that is reported as not sent must never
 * reach the vendor.
 */
abstract class CancellationContract {

    static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);
    static final Duration SHORT_TIMEOUT = Duration.ofSeconds(1);

    /**
     * {@return the gateway to test}
     *
     * @param environment the environment with the vendor's address
     * @param caCertificate the certificate of the only authority that the gateway trusts
     */
    protected abstract SessionGateway gateway(Environment environment, X509Certificate caCertificate);

    @Test
    void returns_at_once_to_an_interrupted_thread_and_sends_nothing() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding())) {
            Exchange exchange = gateway.prepare();
            Thread.currentThread().interrupt();
            AttemptResult result = exchange.send(LONG_TIMEOUT);
            // Clears the flag, because the next test may run on the same thread.
            boolean isInterrupted = Thread.interrupted();

            assertTrue(isInterrupted, "the interrupt flag is lost");
            Expectation.notSent("INTERRUPTED").verify(result);
            assertEquals(List.of(), gateway.vendor().requests(), "requests that reached the vendor");
        }
    }

    @Test
    void an_exchange_that_was_cancelled_before_it_is_sent_sends_nothing() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding())) {
            Exchange exchange = gateway.prepare();

            assertEquals(Delivery.NOT_SENT, exchange.cancel(), "nothing was sent");
            RunningExchange.start(exchange, LONG_TIMEOUT).resultAfterCancel();
            assertEquals(List.of(), gateway.vendor().requests(), "requests that reached the vendor");
        }
    }

    @Test
    void an_exchange_that_was_cancelled_while_it_connects_sends_nothing() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.delayingHandshakes())) {
            Exchange exchange = gateway.prepare();
            RunningExchange running = RunningExchange.start(exchange, LONG_TIMEOUT);
            gateway.vendor().awaitConnection();

            assertEquals(Delivery.NOT_SENT, exchange.cancel(), "nothing was sent");
            gateway.vendor().continueHandshakes();
            running.resultAfterCancel();
            gateway.vendor().assertNothingArrives();
        }
    }

    @Test
    void an_exchange_that_timed_out_while_it_connects_sends_nothing_later() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.delayingHandshakes())) {
            Expectation.notSent("TIMED_OUT").verify(gateway.post(SHORT_TIMEOUT));

            gateway.vendor().continueHandshakes();
            gateway.vendor().assertNothingArrives();
        }
    }

    @Test
    void cancel_ends_an_exchange_that_waits_for_the_response() throws Exception {
        try (TestedGateway gateway =
                gatewayFor(TestVendor.responding(Response.raw("").then(Response.End.SILENCE)))) {
            Exchange exchange = gateway.prepare();
            RunningExchange running = RunningExchange.start(exchange, LONG_TIMEOUT);
            gateway.vendor().awaitRequest();

            assertNotEquals(Delivery.NOT_SENT, exchange.cancel(), "the vendor has received the request");
            running.resultAfterCancel();
        }
    }

    @Test
    void a_cancelled_request_that_was_sent_is_not_reported_as_unsent() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding())) {
            Exchange exchange = gateway.prepare();
            assertEquals("CREATED", exchange.send(LONG_TIMEOUT).name());

            assertNotEquals(Delivery.NOT_SENT, exchange.cancel(), "the vendor has received the request");
        }
    }

    /** Does nothing if the gateway cannot be closed. */
    @Test
    void a_closed_gateway_throws_nothing() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding())) {
            Exchange exchange = gateway.prepare();
            gateway.closeGateway();

            RunningExchange.start(exchange, LONG_TIMEOUT).result();
        }
    }

    final TestedGateway gatewayFor(TestVendor vendor) {
        return new TestedGateway(vendor, gateway(vendor.environment(), TestVendor.caCertificate()));
    }
}
