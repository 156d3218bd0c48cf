package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request body that leaves at most once, whatever OkHttp or an interceptor would like, and can be withdrawn until then. */
final class SignedBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private enum State {
        READY,
        WRITTEN,
        WITHDRAWN
    }

    private final byte[] json;
    private final AtomicReference<State> state = new AtomicReference<>(State.READY);

    SignedBody(byte[] json) {
        this.json = json;
    }

    /**
     * Keeps the body from being sent, unless that has begun. May be called by several threads.
     *
     * @return whether none of it was sent nor will be: the vendor cannot have created a session
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

    /** Keeps OkHttp from sending it again after 408, 421, 503 or a redirect. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (!state.compareAndSet(State.READY, State.WRITTEN)) {
            throw new IOException("refused to send a signed request a second time, or after it was given up");
        }
        sink.write(json);
    }
}
