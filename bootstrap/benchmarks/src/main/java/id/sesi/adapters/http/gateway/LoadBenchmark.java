package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.result.AttemptResult;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The gateway under load, beside a bare OkHttp call that posts ready bytes with the same client settings to the same server,
 * which is a process of its own. Not JMH: it counts connections and looks at single calls.
 */
public final class LoadBenchmark {

    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final IdempotencyKey KEY = IdempotencyKey.random(new Random(1));

    private final AtomicInteger connections = new AtomicInteger();
    private final OkHttpClient client;
    private final Environment environment;
    private final SignedRequest request;
    private final byte[] body;

    private LoadBenchmark(LoadServer.Running server, Protocol protocol) {
        OkHttpClient trusting = GatewayClient.trusting(List.of(server.certificate()), Optional.empty());
        List<Protocol> protocols =
                protocol == Protocol.HTTP_2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1);
        client = trusting.newBuilder()
                .protocols(protocols)
                .eventListener(new EventListener() {
                    @Override
                    public void connectEnd(
                            Call call, java.net.InetSocketAddress address, java.net.Proxy proxy, Protocol agreed) {
                        connections.incrementAndGet();
                    }
                })
                .build();
        environment = Environment.STAGING.at(server.url());
        request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("c1", "Siti", "siti@example.com")
                .build()
                .signWith(SecretKey.ofText("demo-secret-key-123"));
        body = RequestCodec.encode(request);
    }

    /** Prints a table. */
    public static void main(String... arguments) throws Exception {
        try (LoadServer.Running server = LoadServer.start()) {
            System.out.printf(
                    "%-9s %-9s %8s %8s %6s %9s %9s %10s %10s %s%n",
                    "protocol",
                    "threads",
                    "bare/s",
                    "ours/s",
                    "ratio",
                    "bare p99",
                    "ours p99",
                    "bare B",
                    "ours B",
                    "new");
            for (Protocol protocol : List.of(Protocol.HTTP_1_1, Protocol.HTTP_2)) {
                LoadBenchmark load = new LoadBenchmark(server, protocol);
                for (int threads : new int[] {1, 8, 64}) {
                    load.compare(protocol, threads);
                }
            }
        }
        System.exit(0);
    }

    /** One after the other, in turns, so that whatever else the machine does hits both. */
    private void compare(Protocol protocol, int threads) throws Exception {
        OkHttpSessionGateway gateway = new OkHttpSessionGateway(client, environment);
        OkHttpClient once = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(TIMEOUT)
                .connectionPool(new ConnectionPool(64, 50, TimeUnit.SECONDS)) // Each has one for itself.
                .authenticator(Authenticator.NONE)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .build();
        Callable<Boolean> ours = () -> gateway.prepare(request, KEY).send(TIMEOUT) instanceof AttemptResult.Created;
        Callable<Boolean> bare = () -> bare(once);
        for (int i = 0; i < 2; i++) { // Of 64 callers, it takes a while until all were under way at once.
            run(threads, bare);
            run(threads, ours);
        }
        int before = connections.get();
        Round[] ofBare = new Round[ROUNDS];
        Round[] ofOurs = new Round[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ofBare[i] = run(threads, bare);
            ofOurs[i] = run(threads, ours);
        }
        Round theirs = median(ofBare);
        Round own = median(ofOurs);
        System.out.printf(
                Locale.ROOT,
                "%-9s %-9d %8.0f %8.0f %6.2f %6.1f ms %6.1f ms %10d %10d %d%n",
                protocol,
                threads,
                theirs.perSecond,
                own.perSecond,
                own.perSecond / theirs.perSecond,
                theirs.p99 / 1e6,
                own.p99 / 1e6,
                theirs.bytes,
                own.bytes,
                connections.get() - before);
    }

    private boolean bare(OkHttpClient once) throws IOException {
        Request post = new Request.Builder()
                .url(environment.baseUrl() + "/api/v2/partner/"
                        + request.request().partnerId() + "/sessions")
                .header("Accept", "application/json")
                .header("Accept-Encoding", "identity")
                .header("Idempotency-Key", KEY.toString())
                .header("User-Agent", "sesi")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
        try (Response response = once.newCall(post).execute()) {
            return response.code() == 200 && response.body().bytes().length > 0;
        }
    }

    private record Round(double perSecond, double p99, long bytes) {}

    private static Round median(Round[] rounds) {
        return Stream.of(rounds)
                .sorted((a, b) -> Double.compare(a.perSecond, b.perSecond))
                .toList()
                .get(rounds.length / 2);
    }

    private static Round run(int threads, Callable<Boolean> call) throws Exception {
        AtomicLong failures = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long allocated = Garbage.allocatedBytes();
        try {
            List<Future<long[]>> all = Stream.generate(() -> pool.submit(() -> {
                        start.await();
                        return callFor(ROUND, call, failures);
                    }))
                    .limit(threads)
                    .toList();
            long begin = System.nanoTime();
            start.countDown();
            LongStream.Builder times = LongStream.builder();
            for (Future<long[]> one : all) {
                Arrays.stream(one.get()).forEach(times);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] sorted = times.build().sorted().toArray();
            if (failures.get() > 0) {
                throw new IllegalStateException(failures.get() + " calls failed");
            }
            return new Round(
                    sorted.length / seconds,
                    sorted[(int) (sorted.length * 0.99)],
                    (Garbage.allocatedBytes() - allocated) / sorted.length);
        } finally {
            pool.shutdown();
        }
    }

    private static long[] callFor(Duration time, Callable<Boolean> call, AtomicLong failures) throws Exception {
        LongStream.Builder times = LongStream.builder();
        long end = System.nanoTime() + time.toNanos();
        for (long begin = System.nanoTime(); begin < end; ) {
            if (!call.call()) {
                failures.incrementAndGet();
            }
            long now = System.nanoTime();
            times.add(now - begin);
            begin = now;
        }
        return times.build().toArray();
    }
}
