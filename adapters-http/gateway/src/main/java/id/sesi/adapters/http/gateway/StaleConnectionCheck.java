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
 * Prevents requests on stale connections: pooled connections that the server has closed. OkHttp checks a connection only if
 * it was idle for ten seconds ({@code RealConnection.isHealthy} of OkHttp 5.5.1). Servers close connections sooner, often right after
 * an error. A request on a stale connection is lost, and the caller cannot know whether the server processed it. This class
 * checks only HTTP/1.1 connections, because HTTP/2 reports a closed connection itself. Thread-safe.
 */
final class StaleConnectionCheck {

    private static final int MAX_TRIES = 3;

    /**
     * A connection is not checked if its last successful response arrived within this time. A check takes 1 ms. Under
     * load, checking every connection would reduce the throughput a lot.
     */
    static final Duration SKIP_CHECK_WITHIN = Duration.ofMillis(100);

    private final ConnectionPool pool;
    private final LongSupplier nanoTime;
    private final Map<Connection, Long> lastSuccess = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Creates a check for the connections of a pool.
     *
     * @param pool the client's connection pool; if one connection is stale, all idle connections are evicted
     * @param nanoTime the clock, usually {@link System#nanoTime}
     */
    StaleConnectionCheck(ConnectionPool pool, LongSupplier nanoTime) {
        this.pool = pool;
        this.nanoTime = nanoTime;
    }

    /**
     * An application interceptor. It tries another connection after a {@link StaleConnectionException}, which is safe because
     * nothing was sent on the stale connection.
     */
    Response replaceStale(Interceptor.Chain chain) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return chain.proceed(chain.request());
            } catch (StaleConnectionException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
                pool.evictAll();
            }
        }
    }

    /** A network interceptor. It throws a {@link StaleConnectionException} instead of sending on a stale connection. */
    Response checkBeforeUse(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection == null || connection.protocol() != Protocol.HTTP_1_1) {
            return chain.proceed(chain.request());
        }
        if (!isNewOrRecentlyUsed(connection) && isStale(connection.socket())) {
            throw new StaleConnectionException();
        }
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            lastSuccess.put(connection, nanoTime.getAsLong());
        } else {
            lastSuccess.remove(connection);
        }
        return response;
    }

    /**
     * A new connection cannot be stale, and a check could hide an error: with TLS 1.3, the server's alert about the client's
     * certificate arrives after the handshake. The check would read the alert, and the gateway could not report it.
     */
    private boolean isNewOrRecentlyUsed(Connection connection) {
        Long success = lastSuccess.get(connection);
        return success == null
                ? ByteLimitedTlsSocketFactory.byteLimitOf(connection).awaitsFirstResponse()
                : nanoTime.getAsLong() - success < SKIP_CHECK_WITHIN.toNanos();
    }

    /** Blocks for one millisecond if the connection is alive. */
    private static boolean isStale(Socket socket) throws IOException {
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            int unused = socket.getInputStream().read();
            // The stream ended, or the server sent data without a request. Such a connection must not be used.
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

    /** The server had closed the connection before anything was sent. */
    private static final class StaleConnectionException extends ConnectException {

        private static final long serialVersionUID = 1L;
    }
}
