package id.sesi.adapters.http.sandbox;

import java.time.Duration;
import okio.ByteString;

/**
 * What a scenario does to one request.
 *
 * @param moment when its turn comes
 * @param delay waited before anything is sent
 * @param first sent once, as it is; may be empty
 * @param endless sent again and again until the other side is gone; empty for nothing
 * @param every waited between two of those; zero for as fast as it goes
 * @param end what becomes of the connection
 */
record ScenarioStep(Moment moment, Duration delay, ByteString first, ByteString endless, Duration every, End end) {

    /** When a step's turn comes. */
    enum Moment {
        /** A connection was made; nothing has been said, not even of TLS. */
        CONNECT,
        /** A request has been read. */
        REQUEST
    }

    /** What becomes of the connection after a step. */
    enum End {
        /** It waits for the next request. */
        KEEP,
        /** It is closed in good order. */
        CLOSE,
        /** It is reset (TCP RST). */
        RESET,
        /** It stays open, and nothing more is sent. */
        SILENCE
    }

    /** {@return the numbers alone: what is sent may hold a token} */
    @Override
    public String toString() {
        return "ScenarioStep[" + moment + ", " + first.size() + " bytes, " + end + "]";
    }
}
