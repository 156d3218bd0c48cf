package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.driven.SessionGateway.Exchange;
import id.sesi.application.result.IdempotencyKey;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exchange measures the time to connect, which does not count as slowness of the vendor. */
class ConnectTimeTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TlsServer vendor = new TlsServer();
    private final AtomicLong connectedAt = new AtomicLong();
    private final AtomicLong sentAt = new AtomicLong();
    private final OkHttpClient client = TlsServer.client()
            .newBuilder()
            .eventListener(new EventListener() {
                @Override
                public void connectionAcquired(Call call, Connection connection) {
                    connectedAt.set(System.nanoTime());
                }

                @Override
                public void requestBodyEnd(Call call, long byteCount) {
                    sentAt.set(System.nanoTime());
                }
            })
            .build();

    @BeforeEach
    void respondTwice() {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void the_time_to_connect_ends_when_the_request_is_sent() {
        OkHttpSessionGateway gateway = new OkHttpSessionGateway(client, vendor.environment());
        for (int connection = 0; connection < 2; connection++) { // a new one, and the same one again
            long before = System.nanoTime();
            Exchange exchange = prepare(gateway);
            long prepared = System.nanoTime();

            assertEquals("CREATED", exchange.send(TIMEOUT).name());

            Duration connectTime = exchange.connectTime();
            assertTrue(connectTime.toNanos() >= connectedAt.get() - prepared, connectTime::toString);
            assertTrue(connectTime.toNanos() <= sentAt.get() - before, connectTime::toString);
        }
    }

    @Test
    void the_time_to_connect_is_zero_if_no_request_was_sent() {
        OkHttpClient withoutHost = client.newBuilder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        Exchange exchange = prepare(new OkHttpSessionGateway(withoutHost, vendor.environment()));

        assertEquals("UNREACHABLE", exchange.send(TIMEOUT).name());

        assertEquals(Duration.ZERO, exchange.connectTime());
    }

    private static Exchange prepare(OkHttpSessionGateway gateway) {
        return gateway.prepare(Requests.signed(Requests.minimal()), IdempotencyKey.random(new SplittableRandom(7)));
    }
}
