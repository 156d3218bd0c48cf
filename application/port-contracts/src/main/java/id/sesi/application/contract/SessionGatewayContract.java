package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.domain.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SessionGateway} makes of what the vendor and the network do. */
public abstract class SessionGatewayContract {

    /** The session of {@link Situation#CREATES}. */
    protected static final Session SESSION = Session.of(
            "eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
            "https://app.psikologiehub.com/widget?token=eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
            "psikologihub",
            1_800_000_000);

    /** How long the vendor asks to wait in {@link Situation#RATE_LIMITS}. */
    protected static final Duration RETRY_AFTER = Duration.ofSeconds(7);

    private static final Duration LONG = Duration.ofSeconds(20);

    /** What the vendor says in {@link Situation#REFUSES_422}, about the field {@code user.email}. */
    protected static final String FIELD_ERROR = "must be a company address";

    /** What the vendor or the network does, and what a gateway makes of it. */
    protected enum Situation {
        CREATES("CREATED", 200, Delivery.ANSWERED),
        REFUSES_400("MALFORMED_REQUEST", 400, Delivery.ANSWERED),
        REFUSES_401("INVALID_SIGNATURE", 401, Delivery.ANSWERED),
        REFUSES_403("DOMAIN_NOT_WHITELISTED", 403, Delivery.ANSWERED),
        REFUSES_404("PARTNER_NOT_FOUND", 404, Delivery.ANSWERED),
        REFUSES_422("VALIDATION_FAILED", 422, Delivery.ANSWERED),
        RATE_LIMITS("RATE_LIMITED", 429, Delivery.ANSWERED),
        FAILS_500("SERVICE_FAILING", 500, Delivery.ANSWERED),
        FAILS_502("SERVICE_FAILING", 502, Delivery.ANSWERED),
        FAILS_503("SERVICE_FAILING", 503, Delivery.ANSWERED),
        FAILS_504("SERVICE_FAILING", 504, Delivery.ANSWERED),
        REDIRECTS_307("UNEXPECTED_STATUS", 307, Delivery.ANSWERED),
        ANSWERS_501("UNEXPECTED_STATUS", 501, Delivery.ANSWERED),
        TALKS_NONSENSE("UNINTELLIGIBLE_ANSWER", 200, Delivery.ANSWERED),
        IS_NOT_THERE("UNREACHABLE", 0, Delivery.NOT_SENT),
        BREAKS_OFF("CONNECTION_LOST", 0, Delivery.UNKNOWN),
        IS_SILENT("TIMED_OUT", 0, Delivery.UNKNOWN);

        private final String result;
        private final int status;
        private final Delivery delivery;

        Situation(String result, int status, Delivery delivery) {
            this.result = result;
            this.status = status;
            this.delivery = delivery;
        }

        /** {@return the HTTP status, or 0 if no answer comes} */
        public int status() {
            return status;
        }
    }

    /** {@return a gateway to a vendor in that situation} */
    protected abstract SessionGateway facing(Situation situation);

    /** {@return how many requests have reached the vendor of the last {@link #facing}} */
    protected abstract int requestsReceived();

    @ParameterizedTest
    @EnumSource
    void tells_what_came_and_what_is_known_of_the_delivery(Situation situation) {
        AttemptResult result = post(facing(situation), situation);

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
        post(facing(situation), situation);

        assertEquals(
                situation == Situation.IS_NOT_THERE ? 0 : 1,
                requestsReceived(),
                () -> situation + ": requests that reached the vendor");
    }

    @Test
    void hands_over_the_session_as_it_came() {
        AttemptResult result = post(facing(Situation.CREATES), Situation.CREATES);

        assertEquals(
                SESSION, assertInstanceOf(AttemptResult.Created.class, result).session());
    }

    @Test
    void passes_the_vendors_words_on() {
        AttemptResult result = post(facing(Situation.REFUSES_422), Situation.REFUSES_422);

        String fieldErrors = assertInstanceOf(AttemptResult.Refused.class, result)
                .error()
                .fieldErrors()
                .toString();
        assertTrue(
                fieldErrors.contains("user.email") && fieldErrors.contains(FIELD_ERROR),
                () -> "the vendor's words about a field are not among " + fieldErrors);
    }

    @Test
    void says_how_long_the_vendor_asks_to_wait() {
        AttemptResult result = post(facing(Situation.RATE_LIMITS), Situation.RATE_LIMITS);

        assertEquals(
                Optional.of(RETRY_AFTER),
                assertInstanceOf(AttemptResult.Failed.class, result).retryAfter());
    }

    /** The vendor is silent, and the time that an attempt may take is long; only the interrupt can end it soon. */
    @Test
    void answers_an_interrupted_thread_at_once() {
        SessionGateway gateway = facing(Situation.IS_SILENT);
        Thread.currentThread().interrupt();
        try {
            AttemptResult result = exchange(gateway).send(LONG);

            assertEquals("INTERRUPTED", result.name());
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt flag is lost");
        } finally {
            // Whatever came of it, the next test of this thread is not interrupted.
            boolean unused = Thread.interrupted();
        }
    }

    /** Whatever became of the request, nobody may say that it was not sent: it was. */
    @Test
    void a_request_that_was_sent_is_not_called_unsent_when_it_is_cancelled() {
        SessionGateway.Exchange exchange = exchange(facing(Situation.CREATES));
        AttemptResult created = exchange.send(LONG);

        assertEquals("CREATED", created.name());
        assertNotEquals(Delivery.NOT_SENT, exchange.cancel(), "the request had reached the vendor");
    }

    private static AttemptResult post(SessionGateway gateway, Situation situation) {
        // Only silence is waited for to the end.
        Duration timeout = situation == Situation.IS_SILENT ? Duration.ofMillis(300) : LONG;
        return exchange(gateway).send(timeout);
    }

    private static SessionGateway.Exchange exchange(SessionGateway gateway) {
        return gateway.prepare(Requests.signed(Requests.minimal()), IdempotencyKey.random(new SplittableRandom(1)));
    }
}
