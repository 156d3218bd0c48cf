package id.sesi.adapters.http.gateway;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
import okhttp3.tls.HandshakeCertificates;

/**
 * Measures whole calls under load: fetch the key, sign, one attempt, parse, audit. For comparison, OkHttp and java.net.http
 * send a prepared body without Sesi to the same server. The server runs in a separate process. This class does not use JMH,
 * because it also counts connections and CPU time.
 */
public final class LoadBenchmark {

    private static final int ROUNDS = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String KEY = "demo-secret-key-123";

    private final AtomicInteger connections = new AtomicInteger();
    private final OkHttpClient client;
    private final HttpClient jdkClient;
    private final Environment environment;
    private final SessionRequest request;
    private final String url;
    private final byte[] body;

    private LoadBenchmark(LoadServer.Running server, Protocol protocol) {
        OkHttpClient trusting = OkHttpClientFactory.create(List.of(server.certificate()), Optional.empty());
        List<Protocol> protocols =
                protocol == Protocol.HTTP_2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1);
        client = trusting.newBuilder()
                .protocols(protocols)
                .eventListener(new EventListener() {
                    @Override
                    public void connectEnd(
                            Call call, java.net.InetSocketAddress address, java.net.Proxy proxy, Protocol negotiated) {
                        connections.incrementAndGet();
                    }
                })
                .build();
        jdkClient = HttpClient.newBuilder()
                .version(protocol == Protocol.HTTP_2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .sslContext(new HandshakeCertificates.Builder()
                        .addTrustedCertificate(server.certificate())
                        .build()
                        .sslContext())
                .build();
        environment = Environment.STAGING.withBaseUrl(server.url());
        request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("c1", "Siti", "siti@example.com")
                .build();
        url = server.url() + "/api/v2/partner/psikologihub-1024/sessions";
        body = RequestWriter.encode(request.signWith(SecretKey.ofText(KEY)));
    }

    /** Prints a table with calls per second and CPU time per call of each client, and our ratios to the bare OkHttp call. */
    public static void main(String... arguments) throws Exception {
        System.out.printf(
                "%-9s %6s %7s %8s %8s %8s %6s %8s %8s %8s %6s %9s %9s %4s%n",
                "protocol",
                "delay",
                "threads",
                "bare/s",
                "jdk/s",
                "ours/s",
                "ratio",
                "bare µs",
                "jdk µs",
                "ours µs",
                "ratio",
                "bare B",
                "ours B",
                "new");
        for (int delay : new int[] {0, 10}) {
            try (LoadServer.Running server = LoadServer.start(Duration.ofMillis(delay))) {
                for (Protocol protocol : List.of(Protocol.HTTP_1_1, Protocol.HTTP_2)) {
                    LoadBenchmark load = new LoadBenchmark(server, protocol);
                    for (int threads : new int[] {1, 8, 64}) {
                        load.compare(protocol, delay, threads);
                    }
                }
            }
        }
        System.exit(0);
    }

    /** Runs the three clients in turns, so that other load on the machine affects all of them. */
    private void compare(Protocol protocol, int delay, int threads) throws Exception {
        CreateSession createSession = UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.ofText(KEY),
                        new OkHttpSessionGateway(client, environment),
                        entry -> {})
                .maxConcurrentCalls(threads)
                .build();
        OkHttpClient bareClient = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(TIMEOUT)
                .connectionPool(new ConnectionPool(64, 50, TimeUnit.SECONDS)) // A separate pool for this client.
                .authenticator(Authenticator.NONE)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .build();
        Callable<Boolean> ours = () -> createSession.create(request) instanceof Outcome.Created;
        Callable<Boolean> bare = () -> bare(bareClient);
        Callable<Boolean> jdk = this::jdk;
        for (int i = 0; i < 2; i++) { // Two rounds of warm-up, so that all threads and connections exist.
            LoadRound.run(threads, bare);
            LoadRound.run(threads, jdk);
            LoadRound.run(threads, ours);
        }
        int before = connections.get();
        LoadRound[] ofBare = new LoadRound[ROUNDS];
        LoadRound[] ofJdk = new LoadRound[ROUNDS];
        LoadRound[] ofOurs = new LoadRound[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ofBare[i] = LoadRound.run(threads, bare);
            ofJdk[i] = LoadRound.run(threads, jdk);
            ofOurs[i] = LoadRound.run(threads, ours);
        }
        LoadRound okHttp = LoadRound.median(ofBare);
        LoadRound jdks = LoadRound.median(ofJdk);
        LoadRound own = LoadRound.median(ofOurs);
        System.out.printf(
                Locale.ROOT,
                "%-9s %3d ms %7d %8.0f %8.0f %8.0f %6.2f %8.0f %8.0f %8.0f %6.2f %9d %9d %4d%n",
                protocol,
                delay,
                threads,
                okHttp.perSecond(),
                jdks.perSecond(),
                own.perSecond(),
                own.perSecond() / okHttp.perSecond(),
                okHttp.cpuMicros(),
                jdks.cpuMicros(),
                own.cpuMicros(),
                own.cpuMicros() / okHttp.cpuMicros(),
                okHttp.bytes(),
                own.bytes(),
                connections.get() - before);
    }

    private boolean bare(OkHttpClient bareClient) throws IOException {
        Request post = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "identity")
                .header("Idempotency-Key", "6c84fb90-12c4-11e1-840d-7b25c5ee775a")
                .header("User-Agent", "sesi")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
        try (Response response = bareClient.newCall(post).execute()) {
            return response.code() == 200 && response.body().bytes().length > 0;
        }
    }

    private boolean jdk() throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "6c84fb90-12c4-11e1-840d-7b25c5ee775a")
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = jdkClient.send(post, HttpResponse.BodyHandlers.ofByteArray());
        return response.statusCode() == 200 && response.body().length > 0;
    }
}
