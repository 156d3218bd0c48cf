package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request body that leaves at most once, whatever OkHttp or an interceptor would like, and can be withdrawn until then. */
final class SignedBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] json;
    private final AtomicBoolean spent = new AtomicBoolean();

    SignedBody(byte[] json) {
        this.json = json;
    }

    /**
     * Keeps the body from leaving, if it has not begun to.
     *
     * @return whether none of it has left nor ever will: the vendor cannot have created a session
     */
    boolean withdraw() {
        return spent.compareAndSet(false, true);
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
        if (!spent.compareAndSet(false, true)) {
            throw new IOException("refused to send a signed request a second time, or after it was given up");
        }
        sink.write(json);
    }
}
