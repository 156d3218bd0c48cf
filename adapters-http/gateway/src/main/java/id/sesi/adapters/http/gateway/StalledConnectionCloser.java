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
 * Cancels calls, and closes the connection of a call that does not end after it was cancelled. Over HTTP/2, cancelling a call
 * unblocks a thread that reads. It does not unblock a thread that writes to a connection that accepts no more data. That
 * thread holds a lock that the next calls and OkHttp's ping need ({@code Http2Writer} of OkHttp 5.5.1). All these calls would
 * exceed their deadlines until the operating system closes the connection, which may never happen. If a call does not end
 * because an event listener blocks, this class closes the connection too, because it cannot see the difference. Thread-safe.
 */
final class StalledConnectionCloser implements Interceptor {

    private final Map<Call, Connection> inUse = new ConcurrentHashMap<>();
    private final Duration stalledAfter;

    /** @param stalledAfter how long a cancelled call may take to end before its connection is closed */
    StalledConnectionCloser(Duration stalledAfter) {
        this.stalledAfter = stalledAfter;
    }

    /** Records the connection of each call. Add this network interceptor last, so that it is the innermost. */
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

    /**
     * Cancels the call without blocking. Another thread calls {@link Call#cancel}, which runs the client's event listener and
     * may therefore block.
     */
    void cancel(Call call) {
        cancelAfter(Duration.ofNanos(1), call);
    }

    /**
     * {@return a running timer that cancels the call after the time-out, unless {@link AsyncTimeout#exit} stops the timer first}
     *
     * <p>The timer cancels the call on Okio's watchdog thread, like the time-outs of OkHttp.
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
                } catch (Throwable e) {
                    // An event listener threw this exception or error. Okio 3.18 does not restart its watchdog thread.
                    // Without that thread, no time-out of Okio or OkHttp in this process would work.
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
            // The socket is already closed.
        }
    }
}
