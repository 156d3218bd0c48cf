package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.Reply;
import id.sesi.application.driving.Delivery;
import id.sesi.domain.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An attempt ends when it is told to, wherever it hangs, and then says what is known of the delivery. */
class GivesUpTest {

    private static final String SOCKET = "sun.nio.ch.NioSocketImpl";
    private static final String STREAM = "okhttp3.internal.http2.Http2Stream";

    private final TlsServer vendor = new TlsServer();
    private final List<SocketChannel> waiting = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        vendor.close();
    }

    @Test
    void a_thread_that_is_interrupted_before_sends_nothing_and_stays_interrupted() throws Exception {
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));
        CountDownLatch release = new CountDownLatch(1);
        OkHttpSessionGateway gateway = gatewayThatLooksUpNamesAfter(release);

        Ended ended = inItsOwnThread(() -> {
                    Thread.currentThread().interrupt();
                    return TlsServer.post(gateway);
                })
                .get();
        release.countDown();

        assertEquals("INTERRUPTED", ended.reply.result());
        assertEquals(Delivery.NOT_SENT, ended.reply.delivery());
        assertTrue(ended.isInterrupted);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_thread_that_is_interrupted_while_it_waits_for_the_answer_does_not_wait_on(boolean http2) throws Exception {
        vendor.mock.setProtocols(http2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));

        Ended ended = interruptedWhile(vendor.gateway(), caller -> {
            RecordedRequest unused = vendor.mock.takeRequest();
            awaitFrame(caller, http2 ? STREAM : SOCKET);
        });

        assertEquals("INTERRUPTED", ended.reply.result());
        assertEquals(Delivery.UNKNOWN, ended.reply.delivery());
        assertTrue(ended.isInterrupted);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_thread_that_is_interrupted_while_it_reads_the_answer_does_not_read_on(boolean http2) throws Exception {
        vendor.mock.setProtocols(http2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON).onResponseBody(SocketEffect.Stall.INSTANCE));
        CountDownLatch reading = new CountDownLatch(1);
        OkHttpClient client = listening(new EventListener() {
            @Override
            public void responseBodyStart(Call call) {
                reading.countDown();
            }
        });

        Ended ended = interruptedWhile(new OkHttpSessionGateway(client, vendor.environment()), caller -> {
            reading.await();
            awaitFrame(caller, http2 ? STREAM : SOCKET);
        });

        assertEquals("INTERRUPTED", ended.reply.result());
        assertEquals(Delivery.UNKNOWN, ended.reply.delivery());
        assertTrue(ended.isInterrupted);
    }

    @Test
    void a_thread_that_is_interrupted_while_it_connects_sends_nothing() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full);
            Environment there = Environment.STAGING.at(URI.create("https://localhost:" + full.getLocalPort()));

            Ended ended = interruptedWhile(
                    new OkHttpSessionGateway(TlsServer.client(), there),
                    caller -> awaitFrame(caller, "java.util.concurrent.LinkedBlockingDeque"));

            assertEquals("INTERRUPTED", ended.reply.result());
            assertEquals(Delivery.NOT_SENT, ended.reply.delivery());
            assertTrue(ended.isInterrupted);
        }
    }

    /** Further connections hang. */
    private void fill(ServerSocket server) throws IOException {
        for (int i = 0; i < 4; i++) {
            SocketChannel channel = SocketChannel.open();
            waiting.add(channel);
            channel.configureBlocking(false);
            boolean unused = channel.connect(server.getLocalSocketAddress());
        }
    }

    @Test
    void a_thread_that_is_interrupted_while_tls_is_agreed_upon_sends_nothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Environment there = Environment.STAGING.at(URI.create("https://localhost:" + silent.getLocalPort()));
            CountDownLatch agreeing = new CountDownLatch(1);
            OkHttpClient client = listening(new EventListener() {
                @Override
                public void secureConnectStart(Call call) {
                    agreeing.countDown();
                }
            });

            Ended ended = interruptedWhile(new OkHttpSessionGateway(client, there), caller -> {
                agreeing.await();
                awaitFrame(caller, SOCKET);
            });

            assertEquals("INTERRUPTED", ended.reply.result());
            assertEquals(Delivery.NOT_SENT, ended.reply.delivery());
            assertTrue(ended.isInterrupted);
        }
    }

    @Test
    void a_thread_that_is_interrupted_while_a_name_is_looked_up_does_not_wait_for_it() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .dns(host -> {
                    asked.countDown();
                    await(release);
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();

        Ended ended = interruptedWhile(new OkHttpSessionGateway(client, vendor.environment()), caller -> asked.await());
        release.countDown();

        assertEquals("INTERRUPTED", ended.reply.result());
        assertEquals(Delivery.NOT_SENT, ended.reply.delivery());
        assertTrue(ended.isInterrupted);
        assertEquals(0, vendor.mock.getRequestCount());
    }

    @Test
    void an_answer_that_came_all_the_same_is_not_thrown_away() throws Exception {
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));
        OkHttpClient client = listening(new EventListener() {
            @Override
            public void callEnd(Call call) {
                interruptedByAnother(Thread.currentThread());
            }
        });

        Ended ended = inItsOwnThread(() -> TlsServer.post(new OkHttpSessionGateway(client, vendor.environment())))
                .get();

        assertEquals("CREATED", ended.reply.result());
        assertTrue(ended.isInterrupted);
    }

    /** As OkHttp's own wait for a connection does. */
    @Test
    void an_interrupt_that_a_part_of_the_client_swallows_is_not_lost() throws Exception {
        OkHttpClient swallowing = TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    interruptedByAnother(Thread.currentThread());
                    assertTrue(Thread.interrupted());
                    throw new IOException("swallowed");
                })
                .build();

        Ended ended = inItsOwnThread(() -> TlsServer.post(new OkHttpSessionGateway(swallowing, vendor.environment())))
                .get();

        assertEquals("INTERRUPTED", ended.reply.result());
        assertTrue(ended.isInterrupted);
    }

    /** OkHttp's watchdog, or the lookup itself, may be the first to find that the time is over. */
    @Test
    void a_lookup_that_is_too_slow_is_no_name_that_is_not_known() {
        OkHttpClient slow = TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    throw new BoundedDns.TooSlowException();
                })
                .build();

        Reply reply = TlsServer.post(new OkHttpSessionGateway(slow, vendor.environment()));

        assertEquals("TIMED_OUT", reply.result());
    }

    @Test
    void the_time_of_an_attempt_takes_the_place_of_the_clients_own_limit() {
        OkHttpClient hasty = TlsServer.client()
                .newBuilder()
                .callTimeout(Duration.ofMillis(1))
                .build();
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));

        Reply reply = TlsServer.post(new OkHttpSessionGateway(hasty, vendor.environment()));

        assertEquals("CREATED", reply.result());
    }

    @Test
    void what_the_team_keeps_for_a_thread_is_there_for_its_interceptors() {
        ThreadLocal<String> trace = new ThreadLocal<>();
        trace.set("trace-1");
        AtomicReference<String> seen = new AtomicReference<>();
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    seen.set(trace.get());
                    return chain.proceed(chain.request());
                })
                .build();
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));

        TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()));

        assertEquals("trace-1", seen.get());
    }

    @Test
    void the_calls_of_one_gateway_share_connections_though_each_bounds_its_own_lookups() {
        AtomicInteger lookups = new AtomicInteger();
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .dns(host -> {
                    lookups.incrementAndGet();
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON))
                .enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = new OkHttpSessionGateway(client, vendor.environment());

        TlsServer.post(gateway);
        TlsServer.post(gateway);

        assertEquals(1, lookups.get());
        assertEquals(1, client.connectionPool().connectionCount());
    }

    /** What was given up must not be sent after all, when the name is found at last. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_name_that_is_not_found_in_time_ends_the_attempt_for_good(boolean foundAtLast) throws Exception {
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .dns(host -> {
                    await(release);
                    done.countDown();
                    if (!foundAtLast) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();

        Reply reply = TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()), Duration.ofMillis(200));
        assertEquals(1, done.getCount(), "nobody waited for the name");
        release.countDown();
        await(done);

        assertEquals("TIMED_OUT", reply.result());
        assertEquals(Delivery.NOT_SENT, reply.delivery());
        assertEquals(0, vendor.mock.getRequestCount());
    }

    /** How a call in a thread of its own ended. */
    private record Ended(Reply reply, boolean isInterrupted) {}

    private static Callable<Ended> ending(Callable<Reply> call) {
        return () -> {
            Reply reply = call.call();
            return new Ended(reply, Thread.currentThread().isInterrupted());
        };
    }

    /** Where a call has got to, before its thread is interrupted. */
    private interface Reached {

        void await(Thread caller) throws InterruptedException;
    }

    /** OkHttp itself notices an interrupt before it reads; so the thread must be in the midst of it. */
    private static void awaitFrame(Thread caller, String className) throws InterruptedException {
        while (Arrays.stream(caller.getStackTrace())
                .noneMatch(frame -> frame.getClassName().equals(className))) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private static Ended interruptedWhile(OkHttpSessionGateway gateway, Reached reached) throws Exception {
        FutureTask<Ended> waiting = new FutureTask<>(ending(() -> TlsServer.post(gateway, Duration.ofMinutes(10))));
        Thread thread = new Thread(waiting);
        thread.start();
        reached.await(thread);
        thread.interrupt();
        return waiting.get(20, TimeUnit.SECONDS);
    }

    private static void interruptedByAnother(Thread caller) {
        new Thread(caller::interrupt).start();
        while (!caller.isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static OkHttpClient listening(EventListener listener) {
        return TlsServer.client().newBuilder().eventListener(listener).build();
    }

    private static FutureTask<Ended> inItsOwnThread(Callable<Reply> call) {
        FutureTask<Ended> task = new FutureTask<>(ending(call));
        new Thread(task).start();
        return task;
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
            assertTrue(latch.await(20, TimeUnit.SECONDS), "in time");
        } catch (InterruptedException e) {
            throw new UnknownHostException("interrupted");
        }
    }
}
