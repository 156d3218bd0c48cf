package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a gateway must report.
 *
 * @param result the name of the result
 * @param status the HTTP status that the vendor sent, or 0
 * @param deliveries the allowed statements about the delivery
 */
record Expectation(String result, int status, Set<Delivery> deliveries) {

    /** {@return the expectation for a complete response} */
    static Expectation responded(String result, int status) {
        return new Expectation(result, status, EnumSet.of(Delivery.RESPONDED));
    }

    /** {@return the expectation for a complete response with status 200, but without a valid session} */
    static Expectation noSession() {
        return responded("INVALID_RESPONSE", 200);
    }

    /** {@return the expectation for a request that was never sent} */
    static Expectation notSent(String result) {
        return new Expectation(result, 0, EnumSet.of(Delivery.NOT_SENT));
    }

    /** {@return the expectation for a request that was sent, without a complete response} */
    static Expectation sentWithoutResponse(String result) {
        return new Expectation(result, 0, EnumSet.of(Delivery.UNKNOWN));
    }

    /** {@return the expectation for a response whose status arrived, but whose body never ends} */
    static Expectation incomplete(String result, int status) {
        return new Expectation(result, status, EnumSet.of(Delivery.RESPONDED, Delivery.UNKNOWN));
    }

    /** {@return the expectation for a response that violates HTTP or is too large, although its status may be 200} */
    static Expectation invalidHttp() {
        return incomplete("INVALID_RESPONSE", 200);
    }

    int requestCount() {
        return deliveries.contains(Delivery.NOT_SENT) ? 0 : 1;
    }

    void verify(AttemptResult actual) {
        assertEquals(result, actual.name(), () -> "result of " + actual);
        assertTrue(
                deliveries.contains(actual.delivery()),
                () -> "the delivery must be one of " + deliveries + ", but is " + actual.delivery());
        if (actual.delivery() == Delivery.RESPONDED) {
            assertEquals(OptionalInt.of(status), actual.status(), "status");
        } else {
            assertEquals(OptionalInt.empty(), actual.status(), "no complete response arrived, so no status");
        }
    }
}
