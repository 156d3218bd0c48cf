package id.sesi.adapters.http.sandbox;

import java.time.Duration;
import okio.ByteString;

/**
 * What the sandbox does for one request or one connection.
 *
 * @param moment when the sandbox plays the step
 * @param delay the time to wait before the first byte is sent
 * @param firstBytes the bytes to send first, once and unchanged; may be empty
 * @param endless the bytes to send next, repeatedly until the client closes the connection; empty to send none
 * @param repeatInterval the time to wait between two repetitions; zero to send without a pause
 * @param end what the sandbox does with the connection afterwards
 */
record ScenarioStep(
        Moment moment, Duration delay, ByteString firstBytes, ByteString endless, Duration repeatInterval, End end) {

    /** When the sandbox plays a step. */
    enum Moment {
        /** After the client has connected, before the TLS handshake. */
        CONNECT,
        /** After the sandbox has read a request. */
        REQUEST
    }

    /** What the sandbox does with the connection after a step. */
    enum End {
        /** Keeps the connection open and waits for the next request. */
        KEEP,
        /** Closes the connection normally. */
        CLOSE,
        /** Resets the connection (TCP RST). */
        RESET,
        /** Keeps the connection open, but sends nothing more. */
        SILENCE
    }

    /** {@return the moment, the number of bytes and the end, without the bytes, because they may contain a token} */
    @Override
    public String toString() {
        return "ScenarioStep[" + moment + ", " + firstBytes.size() + " bytes, " + end + "]";
    }
}
