package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
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

/** An attempt ends when it is told to, wherever it hangs, and then says what is known of the delivery. */
class CancellationTest {

    private final TlsServer vendor = new TlsServer();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void a_thread_that_is_interrupted_before_sends_nothing_and_stays_interrupted() throws Exception {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        CountDownLatch release = new CountDownLatch(1);
        OkHttpSessionGateway gateway = gatewayThatLooksUpNamesAfter(release);

        Ended ended = inItsOwnThread(() -> {
                    Thread.currentThread().interrupt();
                    return TlsServer.post(gateway);
                })
                .get();
        release.countDown();

        assertEquals("INTERRUPTED", ended.reply.name());
        assertEquals(Delivery.NOT_SENT, ended.reply.delivery());
        assertTrue(ended.isInterrupted);
    }

    @Test
    void a_thread_that_is_interrupted_while_it_waits_for_the_response_does_not_wait_on() throws Exception {
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));

        Ended ended = interruptedOnceItHasSent(vendor.gateway());

        assertEquals("INTERRUPTED", ended.reply.name());
        assertEquals(Delivery.UNKNOWN, ended.reply.delivery());
        assertTrue(ended.isInterrupted);
    }

    @Test
    void an_event_listener_that_blocks_when_it_is_told_holds_nobody_up() throws Exception {
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        CountDownLatch release = new CountDownLatch(1);

        Ended ended = interruptedOnceItHasSent(
                gatewayWhoseListenerIsToldOfCancelling(() -> assertDoesNotThrow(() -> await(release))));
        release.countDown();

        assertEquals("INTERRUPTED", ended.reply.name());
        assertTrue(ended.isInterrupted);
    }

    /** Okio's watchdog does not survive an exception, and without it no time limit of any client in the process holds. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_event_listener_that_throws_when_it_is_told_costs_nobody_a_time_limit(boolean byTheCaller) throws Exception {
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        CountDownLatch told = new CountDownLatch(1);
        OkHttpSessionGateway gateway = gatewayWhoseListenerIsToldOfCancelling(() -> {
            told.countDown();
            throw new IllegalStateException("as a listener with a bug");
        });
        SessionGateway.Exchange exchange =
                gateway.prepare(Requests.signed(Requests.minimal()), IdempotencyKey.random(new SplittableRandom(7)));

        FutureTask<AttemptResult> sending =
                new FutureTask<>(() -> exchange.send(byTheCaller ? Duration.ofMinutes(10) : Duration.ofMillis(200)));
        new Thread(sending).start();
        if (byTheCaller) {
            vendor.mock.takeRequest();
            exchange.cancel();
        }
        await(told);

        assertEquals(
                byTheCaller ? "CONNECTION_LOST" : "TIMED_OUT",
                sending.get(10, TimeUnit.SECONDS).name());
        assertTrue(aTimeLimitHolds());
    }

    private OkHttpSessionGateway gatewayWhoseListenerIsToldOfCancelling(Runnable canceled) {
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        canceled.run();
                    }
                })
                .build();
        return new OkHttpSessionGateway(client, vendor.environment());
    }

    private static boolean aTimeLimitHolds() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        AsyncTimeout limit = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                over.countDown();
            }
        };
        limit.timeout(50, TimeUnit.MILLISECONDS);
        limit.enter();
        return over.await(10, TimeUnit.SECONDS);
    }

    /** What was given up must not be sent after all, when the name is found at last. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_name_that_is_not_found_in_time_ends_the_attempt_for_good(boolean foundAtLast) throws Exception {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .dns(host -> {
                    await(release);
                    if (!foundAtLast) {
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

        AttemptResult reply =
                TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()), Duration.ofMillis(200));
        release.countDown();
        await(done);

        assertEquals("TIMED_OUT", reply.name());
        assertEquals(Delivery.NOT_SENT, reply.delivery());
        assertEquals(0, vendor.mock.getRequestCount());
    }

    /** How a call in a thread of its own ended. */
    private record Ended(AttemptResult reply, boolean isInterrupted) {}

    private static Callable<Ended> ending(Callable<AttemptResult> call) {
        return () -> {
            AttemptResult reply = call.call();
            return new Ended(reply, Thread.currentThread().isInterrupted());
        };
    }

    private static FutureTask<Ended> inItsOwnThread(Callable<AttemptResult> call) {
        FutureTask<Ended> task = new FutureTask<>(ending(call));
        new Thread(task).start();
        return task;
    }

    private Ended interruptedOnceItHasSent(OkHttpSessionGateway gateway) throws Exception {
        FutureTask<Ended> waiting = new FutureTask<>(ending(() -> TlsServer.post(gateway, Duration.ofMinutes(10))));
        Thread thread = new Thread(waiting);
        thread.start();
        vendor.mock.takeRequest();
        thread.interrupt();
        return waiting.get(10, TimeUnit.SECONDS);
    }

    private OkHttpSessionGateway gatewayThatLooksUpNamesAfter(CountDownLatch release) {
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .dns(host -> {
                    await(release);
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        return new OkHttpSessionGateway(client, vendor.environment());
    }

    private static void await(CountDownLatch latch) throws UnknownHostException {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new UnknownHostException("interrupted");
        }
    }
}
