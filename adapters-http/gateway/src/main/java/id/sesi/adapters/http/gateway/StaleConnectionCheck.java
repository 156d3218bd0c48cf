package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Keeps requests off pooled connections that the server has closed. OkHttp looks at a connection only if it was idle for ten
 * seconds (5.5.1, {@code RealConnection.isHealthy}); servers close sooner, often right after an error. A request that is
 * sent on such a connection is lost, and nobody knows whether it was processed. HTTP/2 connections tell by themselves.
 * Thread-safe.
 */
final class StaleConnectionCheck {

    private static final int TRIES = 3;

    /** A check costs 1 ms, which under load would dominate the throughput. */
    static final Duration SKIP_CHECK_WITHIN = Duration.ofMillis(100);

    private final ConnectionPool pool;
    private final LongSupplier nanoTime;
    private final Map<Connection, Long> lastSuccess = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Keeps an eye on the connections of a pool.
     *
     * @param pool of the client; where one connection was dropped, the others that are idle are not trusted either
     * @param nanoTime most often {@link System#nanoTime}
     */
    StaleConnectionCheck(ConnectionPool pool, LongSupplier nanoTime) {
        this.pool = pool;
        this.nanoTime = nanoTime;
    }

    /** An application interceptor: nothing was sent on a dropped connection, so another one is taken. */
    Response replaceDropped(Interceptor.Chain chain) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return chain.proceed(chain.request());
            } catch (DroppedException e) {
                if (tries == TRIES) {
                    throw e;
                }
                pool.evictAll();
            }
        }
    }

    /** A network interceptor. */
    Response checkBeforeUse(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection == null || connection.protocol() != Protocol.HTTP_1_1) {
            return chain.proceed(chain.request());
        }
        if (!isFresh(connection) && isDropped(connection.socket())) {
            throw new DroppedException();
        }
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            lastSuccess.put(connection, nanoTime.getAsLong());
        } else {
            lastSuccess.remove(connection);
        }
        return response;
    }

    private boolean isFresh(Connection connection) {
        Long success = lastSuccess.get(connection);
        return success != null && nanoTime.getAsLong() - success < SKIP_CHECK_WITHIN.toNanos();
    }

    /** Takes a millisecond if it is not. */
    private static boolean isDropped(Socket socket) throws IOException {
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

    /** Nothing was sent: the server had closed the connection. */
    private static final class DroppedException extends ConnectException {

        private static final long serialVersionUID = 1L;
    }
}
