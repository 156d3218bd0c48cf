package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okio.AsyncTimeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cancelled attempt ends wherever it hangs, and reports whether the request was sent. */
class CancellationTest {

    private final TlsServer vendor = new TlsServer();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void a_thread_interrupted_while_waiting_for_the_response_stops_waiting() throws Exception {
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));

        ThreadResult ended = sendThenInterrupt(vendor.gateway());

        assertInterrupted(Delivery.UNKNOWN, ended);
    }

    @Test
    void a_blocking_event_listener_does_not_delay_the_interrupted_caller() throws Exception {
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        CountDownLatch release = new CountDownLatch(1);

        ThreadResult ended =
                sendThenInterrupt(gatewayWithCancelListener(() -> assertDoesNotThrow(() -> await(release))));
        release.countDown();

        assertInterrupted(Delivery.UNKNOWN, ended);
    }

    /**
     * An exception or error would end Okio's watchdog thread. Without this thread, no time-out of any client in the process
     * works.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_event_listener_that_throws_does_not_disable_time_outs(boolean isCancelledByCaller) throws Exception {
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        CountDownLatch notified = new CountDownLatch(1);
        OkHttpSessionGateway gateway = gatewayWithCancelListener(() -> {
            notified.countDown();
            throw new NoClassDefFoundError("a class that the event listener needs");
        });
        SessionGateway.Exchange exchange =
                gateway.prepare(Requests.signed(Requests.minimal()), IdempotencyKey.random(new SplittableRandom(7)));

        FutureTask<AttemptResult> sending = new FutureTask<>(
                () -> exchange.send(isCancelledByCaller ? Duration.ofMinutes(10) : Duration.ofMillis(200)));
        new Thread(sending).start();
        if (isCancelledByCaller) {
            vendor.mock.takeRequest();
            exchange.cancel();
        }
        await(notified);

        assertEquals(
                isCancelledByCaller ? "CONNECTION_LOST" : "TIMED_OUT",
                sending.get(10, TimeUnit.SECONDS).name());
        assertTrue(okioTimeOutsWork());
    }

    private static void assertInterrupted(Delivery delivery, ThreadResult ended) {
        assertEquals("INTERRUPTED", ended.attempt.name());
        assertEquals(delivery, ended.attempt.delivery());
        assertTrue(ended.isInterrupted, "the thread stays interrupted");
    }

    private OkHttpSessionGateway gatewayWithCancelListener(Runnable onCancel) {
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        onCancel.run();
                    }
                })
                .build();
        return new OkHttpSessionGateway(client, vendor.environment());
    }

    private static boolean okioTimeOutsWork() throws InterruptedException {
        CountDownLatch expired = new CountDownLatch(1);
        AsyncTimeout timer = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                expired.countDown();
            }
        };
        timer.timeout(50, TimeUnit.MILLISECONDS);
        timer.enter();
        return expired.await(10, TimeUnit.SECONDS);
    }

    /** A cancelled attempt must not send its request when the lookup of the host name completes later. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_late_lookup_does_not_send_the_request(boolean succeedsLater) throws Exception {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .dns(host -> {
                    await(release);
                    if (!succeedsLater) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .addInterceptor(chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } finally {
                        done.countDown();
                    }
                })
                .build();

        AttemptResult result =
                TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()), Duration.ofMillis(200));
        release.countDown();
        await(done);

        assertEquals("TIMED_OUT", result.name());
        assertEquals(Delivery.NOT_SENT, result.delivery());
        assertEquals(0, vendor.mock.getRequestCount());
    }

    /** The result of an attempt, and whether its thread was interrupted afterwards. */
    private record ThreadResult(AttemptResult attempt, boolean isInterrupted) {}

    private static Callable<ThreadResult> withInterruptFlag(Callable<AttemptResult> call) {
        return () -> {
            AttemptResult attempt = call.call();
            return new ThreadResult(attempt, Thread.currentThread().isInterrupted());
        };
    }

    private ThreadResult sendThenInterrupt(OkHttpSessionGateway gateway) throws Exception {
        FutureTask<ThreadResult> waiting =
                new FutureTask<>(withInterruptFlag(() -> TlsServer.post(gateway, Duration.ofMinutes(10))));
        Thread thread = new Thread(waiting);
        thread.start();
        vendor.mock.takeRequest();
        thread.interrupt();
        return waiting.get(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) throws UnknownHostException {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new UnknownHostException("interrupted");
        }
    }
}
