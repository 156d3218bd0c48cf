package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sesi.adapters.cli.command.Streams;
import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.application.UseCases;
import id.sesi.domain.SecretKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sesi sign} prints for other programs is a request that the vendor accepts. */
class SignedBodyTest {

    private static final String KEY = "demo-secret-key-123";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(
                0,
                PreviewFixture.PARTNER,
                UseCases.signRequest(
                        PreviewFixture.PARTNER,
                        (partnerId, timeout) -> SecretKey.ofText(KEY),
                        Duration.ofSeconds(10),
                        Runnable::run));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void the_sandbox_accepts_the_body() throws IOException {
        OkHttpClient client =
                OkHttpClientFactory.create(Certificates.parse(sandbox.caPem()).trusted(), Optional.empty());
        Request request = new Request.Builder()
                .url(sandbox.baseUrl() + "/api/v2/partner/" + PreviewFixture.PARTNER + "/sessions")
                .post(RequestBody.create(sign("body").getBytes(UTF_8), MediaType.get("application/json")))
                .build();

        try (Response response = client.newCall(request).execute()) {
            assertEquals(200, response.code(), response.body().string());
        }
        client.connectionPool().evictAll();
    }

    @Test
    void the_command_for_curl_creates_a_session() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        Path output = folder.resolve("output");
        Process curl = new ProcessBuilder("sh", "-c", sign("curl"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(curl.waitFor(60, TimeUnit.SECONDS));
            String response = Files.readString(output);
            assertTrue(response.contains(" 200 OK"), response);
            assertTrue(response.contains("\"sessionToken\""), response);
        } finally {
            curl.destroyForcibly();
        }
    }

    private String sign(String format) throws IOException {
        Path ca = Files.writeString(folder.resolve("it's a ca.pem"), sandbox.caPem());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exitCode = Main.run(
                new Streams(
                        InputStream.nullInputStream(),
                        new PrintStream(output, true, UTF_8),
                        new PrintStream(messages, true, UTF_8),
                        false),
                Map.of("PSIKOLOGIE_SECRET_KEY", KEY),
                "sign",
                "--output=" + format,
                "--partner-id=" + PreviewFixture.PARTNER,
                "--base-url=" + sandbox.baseUrl(),
                "--ca-file=" + ca,
                "--user-id=USR-001",
                "--email=o'neill@example.com",
                "--name=O'Neill $(id) `id` 李小龍 \\ \"",
                "--company-name=PT \u202eContoh",
                "--candidate=cand-001,Siti  Rahma,siti@example.com");
        assertEquals(0, exitCode, messages.toString(UTF_8));
        return output.toString(UTF_8);
    }
}
