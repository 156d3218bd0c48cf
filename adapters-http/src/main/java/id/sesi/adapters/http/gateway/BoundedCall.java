package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Response;

/**
 * A call of OkHttp, on its caller's thread, that ends when its time is over or its thread is interrupted. OkHttp does not
 * notice an interrupt while it reads or connects. An interruptible channel is told of it, so this is one: the JDK's only way
 * to hear of an interrupt without a second thread. For one use, by one thread.
 */
final class BoundedCall extends AbstractInterruptibleChannel {

    private final Call call;

    /**
     * Starts the time.
     *
     * @param call of a client that {@linkplain OkHttpSessionGateway#onlyOnce bounds its lookups}; not executed yet
     * @param atMost how long it may take, the answer and {@link BoundedDns} included
     */
    BoundedCall(Call call, Duration atMost) {
        this.call = call;
        call.timeout().deadlineNanoTime(System.nanoTime() + atMost.toNanos());
    }

    /**
     * {@return what the answer says} The thread's interrupt flag is set if it was interrupted meanwhile.
     *
     * @throws Exception whatever OkHttp throws, which on an interrupted thread may be an undeclared
     *     {@link InterruptedException}
     */
    <T> T exchange(AnswerTo<T> reading) throws Exception {
        begin();
        try (Response response = call.execute()) {
            return reading.read(response);
        } finally {
            endQuietly();
        }
    }

    /** What {@link #end} throws would take the place of an answer that came all the same; OkHttp may have cleared the flag. */
    private void endQuietly() {
        try {
            end(true);
        } catch (AsynchronousCloseException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called by the thread that interrupts. */
    @Override
    protected void implCloseChannel() {
        call.cancel();
    }

    /** Makes of an answer what its caller wants to know. */
    interface AnswerTo<T> {

        T read(Response response) throws IOException;
    }
}
