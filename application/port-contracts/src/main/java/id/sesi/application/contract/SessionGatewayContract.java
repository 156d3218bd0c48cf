package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that every {@link SessionGateway} must pass: its results for responses and failures of the vendor and the network.
 *
 * @since 1.0.0
 */
public abstract class SessionGatewayContract {

    /** The session of {@link Situation#CREATES}. */
    protected static final Session SESSION = Session.of(
            "eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
            "https://app.psikologiehub.com/widget?token=eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
            "psikologihub",
            1_800_000_000);

    /** The pause that the vendor asks for in {@link Situation#RATE_LIMITS}. */
    protected static final Duration RETRY_AFTER = Duration.ofSeconds(7);

    private static final Duration LONG = Duration.ofSeconds(20);

    /** The vendor's message about the field {@code user.email} in {@link Situation#REFUSES_422}. */
    protected static final String FIELD_ERROR = "must be a company address";

    /** A response or failure of the vendor or the network, with the result that the gateway must return. */
    protected enum Situation {
        CREATES("CREATED", 200, Delivery.RESPONDED),
        REFUSES_400("MALFORMED_REQUEST", 400, Delivery.RESPONDED),
        REFUSES_401("INVALID_SIGNATURE", 401, Delivery.RESPONDED),
        REFUSES_403("DOMAIN_NOT_WHITELISTED", 403, Delivery.RESPONDED),
        REFUSES_404("PARTNER_NOT_FOUND", 404, Delivery.RESPONDED),
        REFUSES_422("VALIDATION_FAILED", 422, Delivery.RESPONDED),
        RATE_LIMITS("RATE_LIMITED", 429, Delivery.RESPONDED),
        FAILS_500("SERVICE_FAILING", 500, Delivery.RESPONDED),
        FAILS_502("SERVICE_FAILING", 502, Delivery.RESPONDED),
        FAILS_503("SERVICE_FAILING", 503, Delivery.RESPONDED),
        FAILS_504("SERVICE_FAILING", 504, Delivery.RESPONDED),
        REDIRECTS_307("UNEXPECTED_STATUS", 307, Delivery.RESPONDED),
        RESPONDS_501("UNEXPECTED_STATUS", 501, Delivery.RESPONDED),
        SENDS_INVALID_BODY("INVALID_RESPONSE", 200, Delivery.RESPONDED),
        UNREACHABLE("UNREACHABLE", 0, Delivery.NOT_SENT),
        LOSES_CONNECTION("CONNECTION_LOST", 0, Delivery.UNKNOWN),
        DOES_NOT_RESPOND("TIMED_OUT", 0, Delivery.UNKNOWN);

        private final String result;
        private final int status;
        private final Delivery delivery;

        Situation(String result, int status, Delivery delivery) {
            this.result = result;
            this.status = status;
            this.delivery = delivery;
        }

        /** {@return the HTTP status, or 0 if no response arrives} */
        public int status() {
            return status;
        }
    }

    /** {@return a gateway to a vendor in this situation} */
    protected abstract SessionGateway gatewayFor(Situation situation);

    /** {@return the number of requests that reached the vendor of the latest {@link #gatewayFor} call} */
    protected abstract int requestsReceived();

    @ParameterizedTest
    @EnumSource
    void reports_the_result_and_the_delivery(Situation situation) {
        AttemptResult result = post(gatewayFor(situation), situation);

        assertEquals(situation.result, result.name(), situation::name);
        assertEquals(situation.delivery, result.delivery(), situation::name);
        assertEquals(
                situation.status == 0 ? OptionalInt.empty() : OptionalInt.of(situation.status),
                result.status(),
                situation::name);
    }

    @ParameterizedTest
    @EnumSource
    void sends_once_or_not_at_all(Situation situation) {
        post(gatewayFor(situation), situation);

        assertEquals(
                situation == Situation.UNREACHABLE ? 0 : 1,
                requestsReceived(),
                () -> situation + ": number of requests that reached the vendor");
    }

    @Test
    void returns_the_session_unchanged() {
        AttemptResult result = post(gatewayFor(Situation.CREATES), Situation.CREATES);

        assertEquals(
                SESSION, assertInstanceOf(AttemptResult.Created.class, result).session());
    }

    @Test
    void passes_on_the_vendors_message() {
        AttemptResult result = post(gatewayFor(Situation.REFUSES_422), Situation.REFUSES_422);

        String fieldErrors = assertInstanceOf(AttemptResult.Refused.class, result)
                .error()
                .fieldErrors()
                .toString();
        assertTrue(
                fieldErrors.contains("user.email") && fieldErrors.contains(FIELD_ERROR),
                () -> "the vendor's message about the field is missing in " + fieldErrors);
    }

    @Test
    void reports_the_retry_after_of_the_vendor() {
        AttemptResult result = post(gatewayFor(Situation.RATE_LIMITS), Situation.RATE_LIMITS);

        assertEquals(
                Optional.of(RETRY_AFTER),
                assertInstanceOf(AttemptResult.Failed.class, result).retryAfter());
    }

    /** The vendor does not respond and the time limit is long, so only the interrupt can end the attempt soon. */
    @Test
    void returns_at_once_to_an_interrupted_thread() {
        SessionGateway gateway = gatewayFor(Situation.DOES_NOT_RESPOND);
        Thread.currentThread().interrupt();
        try {
            AttemptResult result = exchange(gateway).send(LONG);

            assertEquals("INTERRUPTED", result.name());
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt flag is lost");
        } finally {
            // Clears the flag, because the next test may run on the same thread.
            boolean unused = Thread.interrupted();
        }
    }

    /** The vendor has received the request, so {@code cancel()} must not return {@code NOT_SENT}. */
    @Test
    void a_cancelled_request_that_was_sent_is_not_reported_as_unsent() {
        SessionGateway.Exchange exchange = exchange(gatewayFor(Situation.CREATES));
        AttemptResult created = exchange.send(LONG);

        assertEquals("CREATED", created.name());
        assertNotEquals(Delivery.NOT_SENT, exchange.cancel(), "the vendor has received the request");
    }

    private static AttemptResult post(SessionGateway gateway, Situation situation) {
        // The time-out is short only where it must expire.
        Duration timeout = situation == Situation.DOES_NOT_RESPOND ? Duration.ofMillis(300) : LONG;
        return exchange(gateway).send(timeout);
    }

    private static SessionGateway.Exchange exchange(SessionGateway gateway) {
        return gateway.prepare(Requests.signed(Requests.minimal()), IdempotencyKey.random(new SplittableRandom(1)));
    }
}
