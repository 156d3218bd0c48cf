package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.AsyncTimeout;

/**
 * Cancels calls, and closes their connections if that does not end them. Over HTTP/2, cancelling a call frees a thread that
 * reads, but not one that writes to a connection that accepts no more bytes; the next calls wait for the same lock, as does
 * OkHttp's ping (5.5.1, {@code Http2Writer}), so that all of them would run into their deadlines until the kernel gives up,
 * which may be never. A call whose event listener blocks looks the same. Thread-safe.
 */
final class StalledConnectionCloser implements Interceptor {

    private final Map<Call, Connection> inUse = new ConcurrentHashMap<>();
    private final Duration stalledAfter;

    /** @param stalledAfter how long a cancelled call may take to end */
    StalledConnectionCloser(Duration stalledAfter) {
        this.stalledAfter = stalledAfter;
    }

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

    /** Cancels the call soon, on another thread: {@code cancel()} runs the client's event listener, which may block. */
    void cancel(Call call) {
        cancelAfter(Duration.ofNanos(1), call);
    }

    /**
     * {@return a running timer that cancels the call, unless it is exited before} It runs on Okio's watchdog thread, where
     * OkHttp's own time limits cancel calls too.
     */
    AsyncTimeout cancelAfter(Duration timeout, Call call) {
        return after(timeout, () -> {
            after(stalledAfter, () -> closeConnectionOf(call));
            call.cancel();
        });
    }

    private static AsyncTimeout after(Duration delay, Runnable action) {
        AsyncTimeout timer = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    // An event listener threw. If this went on, the thread would die, and with it every time limit of
                    // Okio
                    // and OkHttp in the process: nobody starts it again (Okio 3.18).
                    return;
                }
            }
        };
        timer.timeout(delay.toNanos(), TimeUnit.NANOSECONDS);
        timer.enter();
        return timer;
    }

    private void closeConnectionOf(Call call) {
        Connection connection = inUse.get(call);
        if (connection == null) {
            return;
        }
        try (Socket socket = connection.socket()) {
            // SO_LINGER 0 makes close() skip the TLS close_notify, which would block on the same write.
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }
}
