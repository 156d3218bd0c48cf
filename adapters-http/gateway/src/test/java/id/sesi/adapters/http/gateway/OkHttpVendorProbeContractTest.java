package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.UseCases;
import id.sesi.application.contract.VendorProbeContract;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import id.sesi.domain.Environment;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpVendorProbeContractTest extends VendorProbeContract {

    private final TlsServer server = new TlsServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected VendorProbe responding(int status) {
        return responding(status, Instant.now().minusSeconds(60));
    }

    private VendorProbe responding(int status, Instant serverTime) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(serverTime.atZone(ZoneOffset.UTC)))
                .addHeader("Location", "https://elsewhere.example/")
                .addHeader("Retry-After", "0"));
        return probe(TlsServer.client());
    }

    @Override
    protected VendorProbe respondingWithoutTime() {
        server.enqueue(new MockResponse.Builder().code(200));
        return probe(TlsServer.client());
    }

    @Override
    protected VendorProbe unreachable() {
        Environment environment = server.environment();
        server.close();
        return new OkHttpVendorProbe(TlsServer.client(), environment);
    }

    @Override
    protected VendorProbe untrusted() {
        return probe(new OkHttpClient());
    }

    @Override
    protected VendorProbe notResponding() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        return probe(TlsServer.client());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 90, -90, 100_000})
    void the_clock_difference_is_accurate_to_within_three_seconds(long ahead) {
        Duration localClockLead = responding(404, Instant.now().minusSeconds(ahead))
                .prepare()
                .send(Duration.ofSeconds(10))
                .localClockLead()
                .orElseThrow();

        assertTrue(
                localClockLead.minusSeconds(ahead).abs().compareTo(Duration.ofSeconds(3)) < 0,
                localClockLead::toString);
    }

    @Test
    void sends_one_head_request_to_the_base_url() throws InterruptedException {
        responding(405).prepare().send(Duration.ofSeconds(10));

        RecordedRequest request = server.mock.takeRequest();
        assertEquals("HEAD", request.getMethod());
        assertEquals("/", request.getTarget());
        assertEquals(0, request.getBodySize());
        assertEquals(1, server.mock.getRequestCount());
    }

    /** The listener blocks Okio's watchdog thread, so the time-out of the second probe does not expire. */
    @Test
    void an_event_listener_that_blocks_when_a_call_is_cancelled_does_not_delay_a_probe() {
        CountDownLatch release = new CountDownLatch(1);
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        assertDoesNotThrow(() -> release.await(20, TimeUnit.SECONDS));
                    }
                })
                .build();
        ProbeVendor probe = UseCases.probeVendor(probe(client), Duration.ofMillis(300), UseCases.defaultExecutor());
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));

            ProbeResult result = assertTimeoutPreemptively(Duration.ofSeconds(10), probe::probe);

            assertEquals(Optional.of(Failure.TIMED_OUT), result.failure());
        }
        release.countDown();
    }

    @Test
    void the_first_call_uses_the_connection_that_a_probe_has_opened() throws InterruptedException {
        OkHttpClient client = TlsServer.client();
        server.enqueue(new MockResponse.Builder()).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        probe(client).prepare().send(Duration.ofSeconds(10));
        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(client, server.environment()));

        assertEquals("CREATED", result.name());
        RecordedRequest opening = server.mock.takeRequest();
        RecordedRequest first = server.mock.takeRequest();
        assertEquals(opening.getConnectionIndex(), first.getConnectionIndex());
        assertEquals(1, first.getExchangeIndex());
    }

    @Test
    void a_server_that_drops_the_probe_is_not_reported_as_unreachable() {
        server.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));

        ProbeResult result = probe(TlsServer.client()).prepare().send(Duration.ofSeconds(10));

        assertEquals(Optional.of(Failure.CONNECTION_LOST), result.failure());
        assertEquals("the connection was lost before a complete response arrived", result.detail());
    }

    @Test
    void a_proxy_that_cannot_be_found_is_named_as_the_proxy() {
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)))
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();

        ProbeResult result = probe(client).prepare().send(Duration.ofSeconds(10));

        assertEquals("no connection to the proxy proxy.example:3128: unknown host", result.detail());
    }

    @Test
    void an_interrupt_ends_the_probe() {
        Thread.currentThread().interrupt();
        assertEquals(
                Optional.of(Failure.INTERRUPTED),
                notResponding().prepare().send(Duration.ofMinutes(1)).failure());
        assertTrue(Thread.interrupted(), "the interrupt flag must be set");
    }

    private VendorProbe probe(OkHttpClient client) {
        return new OkHttpVendorProbe(client, server.environment());
    }
}
