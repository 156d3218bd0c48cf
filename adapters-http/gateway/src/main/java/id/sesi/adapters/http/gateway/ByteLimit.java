package id.sesi.adapters.http.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Limits the bytes that a server may send over one connection. OkHttp limits neither the extension of a chunk nor the number of
 * HTTP/2 frames, and keeps them in memory. Calls can share an HTTP/2 connection, so the limit applies to all active calls
 * together, and the count starts again when a call starts or ends. Thread-safe.
 */
final class ByteLimit {

    /** Twice the largest body that the gateway reads, so a normal response stays far below it. */
    static final long MAX_BYTES_PER_CALL = 1 << 21;

    /** The limit of OkHttp 5.5.1 for the head and the trailers of a response. */
    private static final long MAX_HEAD_BYTES = 1 << 18;

    private boolean awaitsFirstResponse = true;
    private boolean isExceeded;
    private int calls;
    private long bytes;

    /** @throws InvalidHttpException if the limit is exceeded */
    synchronized void count(int received) throws InvalidHttpException {
        bytes += received;
        isExceeded |= bytes > MAX_BYTES_PER_CALL * Math.max(1, calls);
        if (isExceeded) {
            throw exceeded();
        }
    }

    /** A network interceptor. It applies the limit of the connection to the call. */
    static Response limit(Interceptor.Chain chain) throws IOException {
        return ByteLimitedTlsSocketFactory.byteLimitOf(chain.connection())
                .proceed(chain, chain.connection().socket());
    }

    private Response proceed(Interceptor.Chain chain, Socket socket) throws IOException {
        addCalls(1);
        boolean isActive = false;
        try {
            Response response = chain.proceed(chain.request());
            isActive = true;
            responded();
            return response.newBuilder().body(limited(response.body())).build();
        } catch (IOException e) {
            throw explained(isConnectionRejected(socket, e) ? new IOException(e) : e);
        } finally {
            if (!isActive) {
                addCalls(-1);
            }
        }
    }

    /** {@return whether no response has arrived over the connection yet} */
    synchronized boolean awaitsFirstResponse() {
        return awaitsFirstResponse;
    }

    private synchronized void responded() {
        awaitsFirstResponse = false;
    }

    private synchronized void addCalls(int difference) {
        calls += difference;
        bytes = 0;
    }

    private ResponseBody limited(ResponseBody body) {
        ForwardingSource source = new ForwardingSource(body.source()) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                try {
                    return super.read(sink, byteCount);
                } catch (IOException e) {
                    // The response has begun, so the server may have processed the request. A refusal of the stream
                    // does not prove the contrary.
                    throw FailureClassifier.isNotProcessed(e) ? new IOException(e) : explained(e);
                }
            }

            @Override
            public void close() throws IOException {
                addCalls(-1);
                super.close();
            }
        };
        return ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength());
    }

    /**
     * {@return whether the server rejected the new connection, for example its handshake} OkHttp then closes the socket. If
     * instead the server says that it is shutting down, OkHttp leaves the socket open, and the server did not process the
     * request.
     */
    private boolean isConnectionRejected(Socket socket, IOException e) {
        return awaitsFirstResponse() && socket.isClosed() && FailureClassifier.isHttp2ConnectionShutDown(e);
    }

    /** {@return the reason why OkHttp failed, which differs in some cases from what OkHttp reports} */
    private synchronized IOException explained(IOException e) {
        if (isExceeded) { // Also if OkHttp reports another failure, such as one of writing.
            return exceeded();
        }
        return isHeadTooLarge(e) ? new InvalidHttpException("has a head larger than " + MAX_HEAD_BYTES + " bytes") : e;
    }

    /** If a line of HTTP/1.1 is too long, OkHttp throws the same exception as at the end of the connection. */
    private boolean isHeadTooLarge(IOException e) {
        return (bytes >= MAX_HEAD_BYTES && isUnfinishedLine(e))
                || String.valueOf(e.getMessage()).startsWith("header byte count limit");
    }

    private static InvalidHttpException exceeded() {
        return new InvalidHttpException("is larger than " + MAX_BYTES_PER_CALL + " bytes");
    }

    private static boolean isUnfinishedLine(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof EOFException
                && String.valueOf(cause.getMessage()).startsWith("\\n not found");
    }
}
