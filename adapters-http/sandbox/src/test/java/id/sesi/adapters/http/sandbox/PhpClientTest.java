package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An independent client in PHP, written like the vendor's sample, gets a session from the sandbox. */
class PhpClientTest {

    private static final String BODY = """
            {"user": {"user_id": "ext-user-001", "email": "john.doe@example.com", "name": "Nguyễn Thị Ánh", "username": "j|d",
              "company": {"company_id": "comp-001", "name": "PT Contoh", "email": "hr@example.com"},
              "candidates": [{"candidate_id": "cand-001", "nama": "李小龍", "email": "lee@example.com"},
                             {"candidate_id": "cand-002", "nama": "Ñandú \\"Ö\\" O'Neill 😀", "email": "n@example.com"}]}}
            """;

    @BeforeAll
    static void requirePhp() {
        boolean present = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "php")));
        assumeTrue(present, "skipped: no php on the PATH");
    }

    @Test
    void a_php_client_gets_a_session(@TempDir Path folder) throws Exception {
        String response = run(folder);

        assertTrue(response.contains("200 OK"), response);
        assertTrue(response.contains("\"widgetUrl\":\"https://127.0.0.1:"), response);
    }

    @Test
    void a_php_client_with_one_wrong_digit_in_the_signature_gets_401(@TempDir Path folder) throws Exception {
        String response = run(folder, "tamper");

        assertTrue(response.contains("401 Unauthorized"), response);
        assertTrue(response.contains("Invalid signature"), response);
    }

    private static String run(Path folder, String... more) throws IOException, InterruptedException {
        Path script = folder.resolve("create-session.php");
        try (var resource = PhpClientTest.class.getResourceAsStream("create-session.php")) {
            Files.write(script, requireNonNull(resource).readAllBytes());
        }
        Path body = Files.writeString(folder.resolve("body.json"), BODY);
        try (RunningSandbox running = new RunningSandbox()) {
            Path ca = Files.writeString(folder.resolve("ca.pem"), running.sandbox.caPem());
            List<String> command = new ArrayList<>(List.of(
                    "php",
                    script.toString(),
                    running.sandbox.baseUrl().toString(),
                    ca.toString(),
                    RunningSandbox.PARTNER.value(),
                    body.toString()));
            command.addAll(List.of(more));
            ProcessBuilder php = new ProcessBuilder(command).redirectErrorStream(true);
            php.environment().put("PSIKOLOGIE_SECRET_KEY", RunningSandbox.SECRET);
            Process process = php.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return output;
        }
    }
}
