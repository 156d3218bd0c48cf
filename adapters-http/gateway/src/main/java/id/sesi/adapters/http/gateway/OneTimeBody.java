package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A request body that is sent at most once, even if OkHttp or an interceptor tries to send it again. Until it is sent, it can
 * be withdrawn.
 */
final class OneTimeBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private enum State {
        READY,
        STARTED,
        WITHDRAWN
    }

    private final byte[] json;
    private final AtomicReference<State> state = new AtomicReference<>(State.READY);
    private final long created = System.nanoTime();
    private volatile Duration timeUntilStarted = Duration.ZERO;

    OneTimeBody(byte[] json) {
        this.json = json;
    }

    /** {@return the time from the creation of this body until sending began; zero if sending has not begun} */
    Duration timeUntilStarted() {
        return timeUntilStarted;
    }

    /**
     * Prevents sending the body, unless sending has already begun. Several threads may call this method.
     *
     * @return true if no byte of the body was sent or will be sent, so the vendor cannot have created a session; false if
     *     sending has begun
     */
    boolean withdraw() {
        return state.compareAndSet(State.READY, State.WITHDRAWN) || state.get() == State.WITHDRAWN;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return json.length;
    }

    /** Prevents OkHttp from sending the body again after 408, 421, 503 or a redirect. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (!state.compareAndSet(State.READY, State.STARTED)) {
            throw new IOException(
                    "the signed request must not be sent now: it was already sent, or the call was cancelled");
        }
        timeUntilStarted = Duration.ofNanos(System.nanoTime() - created);
        sink.write(json);
    }
}
