package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Closes connections that take no more bytes. Over HTTP/2, cancelling a call frees who reads, but not who writes; the next calls
 * wait for the same lock, as does OkHttp's ping (5.5.1, {@code Http2Writer}), so that all of them would run into their deadlines
 * until the kernel gives up, which may be never. A call whose event listener blocks looks the same. Thread-safe.
 */
final class StalledConnectionCloser implements Interceptor {

    private final Map<Call, Connection> inUse = new ConcurrentHashMap<>();

    /** A network interceptor, the innermost. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection == null) {
            return chain.proceed(chain.request());
        }
        inUse.put(chain.call(), connection);
        try {
            return chain.proceed(chain.request());
        } finally {
            inUse.remove(chain.call());
        }
    }

    /** @param cancelled a call that should have ended by now: its connection is closed if it has not */
    void closeThatOf(Call cancelled) {
        Connection connection = inUse.get(cancelled);
        if (connection == null) {
            return;
        }
        try (Socket socket = connection.socket()) {
            // So the JDK's TLS does without its farewell, which would wait for the same write.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }
}
