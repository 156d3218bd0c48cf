package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.VendorError;
import id.sesi.domain.SignedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that every {@link SessionGateway} must pass. The suite starts a vendor of its own: a TLS server on loopback that speaks
 * HTTP/1.1, sends valid and invalid responses, and counts the requests. It needs only {@code junit-jupiter-api}.
 *
 * <p>A gateway that is also {@link AutoCloseable} is closed after each test.
 *
 * @since 1.0.0
 */
public abstract class SessionGatewayContract extends CancellationContract {

    private static final SignedRequest REQUEST = TestedGateway.REQUEST;

    /** In each situation, the request is sent once or not at all. */
    @TestFactory
    Stream<DynamicTest> reports_what_happened_and_sends_once() {
        return Situations.all()
                .filter(situation -> !situation.timesOut())
                .map(situation -> dynamicTest(situation.name(), () -> {
                    try (TestedGateway gateway = gatewayFor(situation.vendor().get())) {
                        verify(
                                situation.expectation(),
                                gateway.start(REQUEST, LONG_TIMEOUT).result(),
                                gateway.vendor());
                    }
                }));
    }

    /** Starts all exchanges before the first test, so that they time out in parallel. */
    @TestFactory
    List<DynamicTest> ends_at_the_time_limit_and_sends_once() throws Exception {
        warmUp();
        return Situations.all()
                .filter(Situation::timesOut)
                .map(this::startedTest)
                .toList();
    }

    private DynamicTest startedTest(Situation situation) {
        TestedGateway gateway = gatewayFor(situation.vendor().get());
        RunningExchange exchange = gateway.start(REQUEST, SHORT_TIMEOUT);
        return dynamicTest(situation.name(), () -> {
            try (gateway) {
                verify(situation.expectation(), exchange.result(), gateway.vendor());
            }
        });
    }

    private static void verify(Expectation expected, AttemptResult result, TestVendor vendor) {
        expected.verify(result);
        assertRevealsNothing(result.toString());
        assertEquals(expected.requestCount(), vendor.requests().size(), "number of requests that reached the vendor");
        assertFalse(vendor.clientReadTooMuch(), "the gateway does not limit what it reads");
        if (result instanceof AttemptResult.Created created) {
            assertEquals(Sessions.SESSION, created.session(), "the session differs from the vendor's");
        }
    }

    /** The first exchange of a JVM is slow. Without it, a short time limit might expire before the request is sent. */
    private void warmUp() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding())) {
            gateway.post(LONG_TIMEOUT);
        }
    }

    @Test
    void reports_an_address_at_which_nobody_listens() throws Exception {
        TestVendor vendor = TestVendor.responding();
        try (TestedGateway gateway =
                new TestedGateway(vendor, gateway(vendor.unreachableEnvironment(), TestVendor.caCertificate()))) {
            Expectation.notSent("UNREACHABLE").verify(gateway.post(LONG_TIMEOUT));
        }
    }

    @Test
    void sends_the_request_that_the_vendor_specifies() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding())) {
            SignedRequest request = Requests.signed(Requests.complete());
            gateway.post(request, LONG_TIMEOUT);

            ReceivedRequest received = gateway.vendor().requests().get(0);
            assertEquals("POST /api/v2/partner/psikologihub-1024/sessions HTTP/1.1", received.requestLine());
            String type = received.header("Content-Type").orElse("");
            assertTrue(type.startsWith("application/json"), () -> "Content-Type: " + type);
            assertEquals(
                    TestedGateway.IDEMPOTENCY_KEY.toString(),
                    received.header("Idempotency-Key").orElse("missing"),
                    "Idempotency-Key");
            assertEquals(
                    Requests.completeJson(request),
                    Json.parse(gateway.vendor().requests().get(0).body()));
        }
    }

    @Test
    void omits_absent_members() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding())) {
            gateway.post(LONG_TIMEOUT);

            assertEquals(
                    Requests.minimalJson(REQUEST),
                    Json.parse(gateway.vendor().requests().get(0).body()));
        }
    }

    @Test
    void passes_on_the_vendors_message() throws Exception {
        VendorError error = errorAfterRefusal("\"Validation failed\"", "{\"user.email\":[\"is taken\",\"is odd\"]}");

        assertEquals("Validation failed", error.message());
        assertEquals(Map.of("user.email", List.of("is taken", "is odd")), error.fieldErrors());
    }

    @Test
    void removes_confidential_values_from_the_vendors_message() throws Exception {
        String quoted = REQUEST.signature().hex() + " of john.doe@example.com, token " + Sessions.TOKEN;

        VendorError error = errorAfterRefusal("\"Invalid " + quoted + "\"", "{\"signature\":[\"" + quoted + "\"]}");

        assertRevealsNothing(error.message() + error.fieldErrors());
        assertTrue(error.message().startsWith("Invalid "), "the rest of the message is missing");
    }

    @Test
    void a_refusal_without_a_readable_message_has_no_message() throws Exception {
        assertEquals(VendorError.NONE, errorAfterRefusal("7", "null"));
    }

    private VendorError errorAfterRefusal(String message, String errors) throws Exception {
        String body = "{\"success\":false,\"message\":" + message + ",\"errors\":" + errors + "}";
        try (TestedGateway gateway = gatewayFor(TestVendor.responding(Response.of(422, body)))) {
            return assertInstanceOf(AttemptResult.Refused.class, gateway.post(LONG_TIMEOUT))
                    .error();
        }
    }

    @TestFactory
    Stream<DynamicTest> reports_the_pause_that_the_vendor_asks_for() {
        return RetryAfterCase.ALL.stream()
                .map(example -> dynamicTest(example.name(), () -> {
                    for (int status : new int[] {429, 503}) {
                        try (TestedGateway gateway = gatewayFor(TestVendor.responding(
                                Response.of(status, "{}", example.headers().toArray(String[]::new))))) {
                            AttemptResult result = gateway.post(LONG_TIMEOUT);
                            example.verify(assertInstanceOf(AttemptResult.Failed.class, result)
                                    .retryAfter());
                        }
                    }
                }));
    }

    /** The server closes the connection of the first request when the second one arrives. */
    @Test
    void a_request_on_a_connection_that_breaks_is_not_sent_again() throws Exception {
        try (TestedGateway gateway = gatewayFor(TestVendor.responding(Sessions.VALID, Response.raw("")))) {
            assertEquals("CREATED", gateway.post(LONG_TIMEOUT).name());

            Expectation.sentWithoutResponse("CONNECTION_LOST").verify(gateway.post(LONG_TIMEOUT));
            assertEquals(2, gateway.vendor().requests().size(), "number of requests that reached the vendor");
        }
    }

    @Test
    void concurrent_exchanges_are_independent() throws Exception {
        int calls = 8;
        try (TestedGateway gateway = gatewayFor(TestVendor.delayingHandshakes())) {
            List<RunningExchange> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                running.add(RunningExchange.start(gateway.prepare(), LONG_TIMEOUT));
            }
            gateway.vendor().awaitConnection();
            gateway.vendor().continueHandshakes();
            for (RunningExchange exchange : running) {
                assertEquals("CREATED", exchange.result().name());
            }
            assertEquals(calls, gateway.vendor().requests().size(), "number of requests that reached the vendor");
        }
    }

    private static void assertRevealsNothing(String text) {
        for (String confidential : List.of(
                REQUEST.signature().hex(), "john.doe@example.com", "John Doe", Sessions.TOKEN, Requests.SECRET)) {
            assertFalse(text.contains(confidential), () -> "contains \"" + confidential + "\": " + text);
        }
    }
}
