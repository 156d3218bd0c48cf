package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Keeps requests off pooled connections that the server has closed. OkHttp looks at a connection only if it was idle for ten
 * seconds (5.5.1, {@code RealConnection.isHealthy}); servers close sooner, often right after an error. A request that is
 * sent on such a connection is lost, and nobody knows whether it was processed. HTTP/2 connections are watched by OkHttp all
 * the time. Thread-safe.
 */
final class DroppedConnections {

    private final Set<Connection> used = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    /** An application interceptor: nothing was sent on a dropped connection, so another one is taken. */
    Response takingAnother(Interceptor.Chain chain) throws IOException {
        while (true) {
            try {
                return chain.proceed(chain.request());
            } catch (DroppedException e) {
                // It is out of the pool now: the next one is another one, or new, and a new one is not looked at.
            }
        }
    }

    /** A network interceptor. */
    Response noticing(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection != null && !used.add(connection) && isDropped(connection)) {
            throw new DroppedException();
        }
        return chain.proceed(chain.request());
    }

    /** Takes a millisecond if it is not. */
    private static boolean isDropped(Connection connection) throws IOException {
        if (connection.protocol() != Protocol.HTTP_1_1) {
            return false;
        }
        Socket socket = connection.socket();
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            // Its end, or something that nobody asked for.
            int unused = socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(timeout);
            }
        }
    }

    /** Nothing was sent: the connection was dropped. */
    private static final class DroppedException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
