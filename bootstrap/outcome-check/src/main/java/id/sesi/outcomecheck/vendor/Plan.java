package id.sesi.outcomecheck.vendor;

import java.time.Duration;

/**
 * What the vendor does with one request.
 *
 * @param stage where the vendor stops
 * @param ending how the vendor ends the request or the connection there
 * @param code the error code of RST_STREAM or GOAWAY
 * @param creates whether the vendor creates a session, if it gets that far
 * @param cut where the answer is cut, in thousandths, if the vendor stops in the answer
 * @param delay how long the vendor takes to process the request
 * @param pieces in how many pieces the answer is sent
 * @param gap the pause after each piece
 * @param seed the seed for the choice of the answer
 */
record Plan(
        Stage stage,
        Ending ending,
        int code,
        boolean creates,
        int cut,
        Duration delay,
        int pieces,
        Duration gap,
        long seed) {

    /** The points of a call. */
    enum Stage {
        BEFORE_HEAD,
        IN_HEAD,
        AFTER_HEAD,
        IN_BODY,
        AFTER_BODY,
        IN_ANSWER,
        AFTER_ANSWER
    }

    boolean stopsBefore(Stage other) {
        return stage.compareTo(other) < 0;
    }

    /** {@return a name for the vendor's records} */
    String name() {
        String detail = ending == Ending.RST_STREAM ? "(" + code + ")" : "";
        return stage + "/" + ending + detail;
    }
}
