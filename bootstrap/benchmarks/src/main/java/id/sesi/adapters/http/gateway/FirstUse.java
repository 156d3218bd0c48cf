package id.sesi.adapters.http.gateway;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Measures the first use of the embedded core in a process that has already run for a long time. OkHttp and TLS are warm and
 * the connection is open, but no class of the core is loaded.
 */
public final class FirstUse {

    private FirstUse() {}

    /** Prints one line for the first signature and one for each of three sessions. */
    public static void main(String... arguments) throws Exception {
        try (LoadServer.Running server = LoadServer.start(Duration.ZERO)) {
            OkHttpClient client = OkHttpClientFactory.create(List.of(server.certificate()), Optional.empty());
            for (int i = 0; i < 500; i++) {
                Request post = new Request.Builder()
                        .url(server.url() + "/")
                        .post(RequestBody.create(new byte[100]))
                        .build();
                try (Response response = client.newCall(post).execute()) {
                    response.body().bytes();
                }
            }
            long begin = System.nanoTime();
            SessionRequest request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                    .userId("USR-001")
                    .email("john.doe@example.com")
                    .name("John Doe")
                    .candidate("c1", "Siti", "siti@example.com")
                    .build();
            String signature = request.signWith(SecretKey.ofText("demo-secret-key-123"))
                    .signature()
                    .hex();
            print("first signature", begin, signature.length());
            CreateSession createSession = UseCases.createSessionBuilder(
                            Requests.PARTNER,
                            (partnerId, timeout) -> SecretKey.ofText("demo-secret-key-123"),
                            new OkHttpSessionGateway(client, Environment.STAGING.withBaseUrl(server.url())),
                            entry -> {})
                    .build();
            for (String which : List.of("first session", "second session", "third session")) {
                begin = System.nanoTime();
                print(
                        which,
                        begin,
                        createSession.create(request).orThrow().token().reveal().length());
            }
        }
        System.exit(0);
    }

    private static void print(String what, long begin, int length) {
        System.out.printf(Locale.ROOT, "%-16s %6.1f ms (%d)%n", what, (System.nanoTime() - begin) / 1e6, length);
    }
}
