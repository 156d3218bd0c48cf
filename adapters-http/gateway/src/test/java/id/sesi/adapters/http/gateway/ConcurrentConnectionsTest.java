package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Delivery;
import id.sesi.domain.Environment;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/**
 * Many concurrent callers over real TLS sockets, and a server that fails three requests in ten. The default number of calls is
 * small enough for a build. With {@code -Dsesi.crowd.calls=10000}, the test makes 640,000 calls and takes some minutes.
 */
class ConcurrentConnectionsTest {

    private static final int CALLERS = 64;
    private static final int CALLS_PER_CALLER = Integer.getInteger("sesi.crowd.calls", 50);

    private final AtomicLong seeds = new AtomicLong();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final ExecutorService serverThreads = Executors.newCachedThreadPool();
    private final LongAdder requests = new LongAdder();
    private final LongAdder created = new LongAdder();
    private final Set<UUID> keys = ConcurrentHashMap.newKeySet();

    private final Executor executor = UseCases.defaultExecutor();
    private final LongAdder sent = new LongAdder();
    private final LongAdder callsThatSent = new LongAdder();
    private final LongAdder connects = new LongAdder();
    private final Map<String, LongAdder> results = new ConcurrentHashMap<>();

    @Test
    void every_call_gets_one_outcome_and_nothing_leaks() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HttpsServer server = start(certificate);
        OkHttpClient client = OkHttpClientFactory.create(List.of(certificate.certificate()), Optional.empty())
                .newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        workers.add(Thread.currentThread());
                    }

                    @Override
                    public void connectStart(Call call, InetSocketAddress address, java.net.Proxy proxy) {
                        connects.increment();
                    }
                })
                .build();
        OkHttpSessionGateway gateway = new OkHttpSessionGateway(
                client,
                Environment.STAGING.withBaseUrl(
                        URI.create("https://127.0.0.1:" + server.getAddress().getPort())));
        try {
            run(gateway);
        } finally {
            server.stop(0);
            serverThreads.shutdownNow();
        }

        long calls = results.values().stream().mapToLong(LongAdder::sum).sum();
        assertEquals((long) CALLERS * CALLS_PER_CALLER, calls);
        assertEquals(requests.sum(), sent.sum(), results::toString);
        assertEquals(
                created.sum(), results.getOrDefault("CREATED", new LongAdder()).sum());
        assertEquals(callsThatSent.sum(), keys.size(), "each call must use one idempotency key for all its attempts");
        assertTrue(created.sum() > calls / 2, results::toString);

        assertEquals(
                client.connectionPool().connectionCount(),
                client.connectionPool().idleConnectionCount());
        assertTrue(connects.sum() <= 2 * CALLERS, () -> connects.sum() + " connections were made");
        client.connectionPool().evictAll();
        assertEquals(0, client.connectionPool().connectionCount());
    }

    private void run(OkHttpSessionGateway gateway) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<Callable<Void>> callers = Collections.nCopies(CALLERS, () -> {
            makeCalls(gateway);
            return null;
        });
        try {
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(workers.size() <= 2 * CALLERS, () -> workers.size() + " threads for " + CALLERS + " callers");
    }

    /** Each caller has its own circuit breaker. While the breaker is open, the clock skips ahead instead of waiting. */
    private void makeCalls(OkHttpSessionGateway gateway) {
        AtomicLong skipped = new AtomicLong();
        CreateSession createSession = UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.of(Requests.SECRET.getBytes(UTF_8)),
                        gateway,
                        entry -> {})
                .time(Clock.systemUTC(), () -> System.nanoTime() + skipped.get(), pause -> {})
                .executor(executor)
                .build();
        for (int i = 0; i < CALLS_PER_CALLER; i++) {
            Outcome outcome = createSession.create(Requests.minimal());
            record(outcome);
            Optional<Instant> retryAt =
                    outcome.fold(none -> Optional.empty(), none -> Optional.empty(), Outcome.Failed::retryAt);
            if (retryAt.isPresent()) {
                skipped.addAndGet(Duration.ofSeconds(30).toNanos());
            }
        }
    }

    private void record(Outcome outcome) {
        results.computeIfAbsent(outcome.name(), result -> new LongAdder()).increment();
        long attempts = outcome.attempts().stream()
                .filter(attempt -> attempt.result().delivery() != Delivery.NOT_SENT)
                .count();
        sent.add(attempts);
        callsThatSent.add(attempts > 0 ? 1 : 0);
    }

    private HttpsServer start(HeldCertificate certificate) throws IOException {
        HttpsServer server = HttpsServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), CALLERS);
        server.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()));
        server.setExecutor(serverThreads);
        server.createContext("/", this::respond);
        server.start();
        return server;
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            requests.increment();
            keys.add(UUID.fromString(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            boolean fails = new SplittableRandom(seeds.incrementAndGet()).nextInt(10) < 3;
            byte[] body = (fails ? "{}" : TlsServer.SESSION_JSON).getBytes(UTF_8);
            created.add(fails ? 0 : 1);
            exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
