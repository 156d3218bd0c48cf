package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Delivery;
import id.sesi.domain.SecretKey;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No call exceeds its deadline, wherever it hangs. Tests the real use case over real sockets. */
class CallDeadlineTest {

    private static final Duration DEADLINE = Duration.ofMillis(700);

    private final TlsServer vendor = new TlsServer();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger tasks = new AtomicInteger();

    @AfterEach
    void stop() {
        release.countDown();
        vendor.close();
    }

    @Test
    void a_hanging_lookup_does_not_exceed_the_deadline() {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        Outcome outcome =
                create(TlsServer.client().newBuilder().dns(hangingDns()).build());

        assertEquals("TIMED_OUT", outcome.name());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
        assertEquals(0, vendor.mock.getRequestCount());
    }

    @Test
    void a_silent_vendor_does_not_exceed_the_deadline() {
        vendor.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));

        Outcome outcome = create(TlsServer.client());

        assertEquals("TIMED_OUT", outcome.name());
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
    }

    /** The interceptor ignores interrupts, as native code may. */
    @Test
    void a_hanging_interceptor_does_not_exceed_the_deadline() {
        Outcome outcome = create(TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    awaitUninterruptibly();
                    return chain.proceed(chain.request());
                })
                .build());

        assertEquals("TIMED_OUT", outcome.name());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
    }

    private Outcome create(OkHttpClient client) {
        long start = System.nanoTime();
        Outcome outcome = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> UseCases.createSessionBuilder(
                                Requests.PARTNER,
                                (partnerId, timeout) -> SecretKey.ofText(Requests.SECRET),
                                new OkHttpSessionGateway(client, vendor.environment()),
                                entry -> {})
                        .executor(task -> {
                            tasks.incrementAndGet();
                            Thread thread = new Thread(task);
                            thread.setDaemon(true);
                            thread.start();
                        })
                        .build()
                        .create(Requests.minimal(), DEADLINE));

        assertTrue(
                System.nanoTime() - start >= DEADLINE.toNanos() - TimeUnit.MILLISECONDS.toNanos(100),
                "the call ended before its deadline, so it did not hang");
        assertEquals(1, tasks.get());
        return outcome;
    }

    private Dns hangingDns() {
        return host -> {
            awaitUninterruptibly();
            return List.of(InetAddress.getLoopbackAddress());
        };
    }

    private void awaitUninterruptibly() {
        boolean interrupted = true;
        while (interrupted) {
            try {
                release.await();
                interrupted = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
