package com.acme.hr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the image, which contains its own Java, in a process of its own. */
class ImageIT {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @TempDir
    Path folder;

    record Run(int exitCode, String output, String errors) {}

    @Test
    void created() throws Exception {
        Run run = run("USR-001", SANDBOX.baseUrl(), "PT10S");

        assertEquals(0, run.exitCode(), run.errors());
        assertTrue(run.output().startsWith("{\"widgetUrl\":\"" + SANDBOX.baseUrl() + "/"), run.output());
        assertTrue(run.output().matches(".*\",\"expiresInSeconds\":\\d+}\\s+"), run.output());
    }

    @Test
    void the_url_is_printed_as_it_is() throws Exception {
        assertTrue(run("USR-001", SANDBOX.baseUrl(), "PT10S").output().contains("?token="));
    }

    @Test
    void refused_because_of_a_field() throws Exception {
        assertFailed(65, "invalid: user.user_id", run("fault-422", SANDBOX.baseUrl(), "PT10S"));
    }

    @Test
    void too_many_requests() throws Exception {
        Run run = run("fault-429", SANDBOX.baseUrl(), "PT10S");

        assertFailed(75, "RATE_LIMITED: ", run);
        assertTrue(run.errors().matches("(?s).*try again 20\\d\\d-.*"), run.errors());
    }

    @Test
    void unreachable() throws Exception {
        URI nothingListens = URI.create("https://127.0.0.1:" + closedPort());

        Run run = run("USR-001", nothingListens, "PT10S");

        assertFailed(75, "UNREACHABLE: ", run);
        assertTrue(run.errors().contains("try again later"), run.errors());
    }

    @Test
    void the_deadline_expires() throws Exception {
        Run run = run("fault-slow-4s", SANDBOX.baseUrl(), "PT2S");

        assertFailed(75, "TIMED_OUT: ", run);
        assertTrue(run.errors().contains("try again later"), run.errors());
    }

    @Test
    void a_wrong_configuration_does_not_ask_for_a_retry() throws Exception {
        Run withoutKey = run(List.of("USR-001"), Map.of("PSIKOLOGIE_SECRET_KEY_FILE", folder.resolve("none").toString()));
        assertFailed(78, "SECRET_UNAVAILABLE: ", withoutKey);
        assertFalse(withoutKey.errors().contains("try again"), withoutKey.errors());
        assertFailed(78, "INVALID_SIGNATURE: ", run("fault-401", SANDBOX.baseUrl(), "PT10S"));
        assertFailed(78, "wrong setting: PSIKOLOGIE_DEADLINE", run(List.of("USR-001"), Map.of("PSIKOLOGIE_DEADLINE", "soon")));
        assertFailed(78, "wrong setting: PSIKOLOGIE_CA_FILE", run(List.of("USR-001"), Map.of("PSIKOLOGIE_CA_FILE", "/nope")));
    }

    @Test
    void a_missing_argument() throws Exception {
        assertFailed(2, "usage: ", run(List.of(), Map.of()));
    }

    private static void assertFailed(int exitCode, String error, Run run) {
        assertEquals(exitCode, run.exitCode(), run.errors());
        assertEquals("", run.output());
        assertTrue(run.errors().contains(error), run.errors());
    }

    private Run run(String userId, URI baseUrl, String deadline) throws IOException, InterruptedException {
        return run(List.of(userId), Map.of("PSIKOLOGIE_BASE_URL", baseUrl.toString(), "PSIKOLOGIE_DEADLINE", deadline));
    }

    private Run run(List<String> arguments, Map<String, String> variables) throws IOException, InterruptedException {
        Path image = Path.of("target/image");
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        List<String> command = new ArrayList<>(
                List.of(image.resolve("bin/java").toString(), "-p", image + "/app", "-m", "com.acme.hr/com.acme.hr.Main"));
        command.addAll(arguments);
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        program.environment().putAll(Map.of(
                "PSIKOLOGIE_PARTNER_ID", SANDBOX.partnerId().value(),
                "PSIKOLOGIE_SECRET_KEY_FILE", write("key", SANDBOX.secretKey()),
                "PSIKOLOGIE_BASE_URL", SANDBOX.baseUrl().toString(),
                "PSIKOLOGIE_CA_FILE", write("ca.pem", SANDBOX.caPem())));
        program.environment().putAll(variables);
        int exitCode = program.start().waitFor();
        return new Run(exitCode, Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
