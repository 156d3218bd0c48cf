package com.acme.hr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void refused_because_of_a_field() throws Exception {
        assertFailed(65, "invalid: user.user_id", run("fault-422", SANDBOX.baseUrl(), "PT10S"));
    }

    @Test
    void too_many_requests() throws Exception {
        Run run = run("fault-429", SANDBOX.baseUrl(), "PT10S");

        assertFailed(75, "RATE_LIMITED", run);
        assertTrue(run.errors().matches("(?s).*try again 20\\d\\d-.*"), run.errors());
    }

    @Test
    void unreachable() throws Exception {
        URI nothingListens = URI.create("https://127.0.0.1:" + closedPort());

        assertFailed(75, "UNREACHABLE", run("USR-001", nothingListens, "PT10S"));
    }

    @Test
    void the_deadline_expires() throws Exception {
        assertFailed(75, "TIMED_OUT", run("fault-slow-4s", SANDBOX.baseUrl(), "PT2S"));
    }

    private static void assertFailed(int exitCode, String error, Run run) {
        assertEquals(exitCode, run.exitCode(), run.errors());
        assertEquals("", run.output());
        assertTrue(run.errors().contains(error), run.errors());
    }

    private Run run(String userId, URI baseUrl, String deadline) throws IOException, InterruptedException {
        Path image = Path.of("target/image");
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder program = new ProcessBuilder(
                        image.resolve("bin/java").toString(), "-p", image + "/app", "-m", "com.acme.hr/com.acme.hr.Main", userId)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        program.environment().putAll(Map.of(
                "PSIKOLOGIE_PARTNER_ID", SANDBOX.partnerId().value(),
                "PSIKOLOGIE_SECRET_KEY_FILE", write("key", SANDBOX.secretKey()),
                "PSIKOLOGIE_BASE_URL", baseUrl.toString(),
                "PSIKOLOGIE_CA_FILE", write("ca.pem", SANDBOX.caPem()),
                "PSIKOLOGIE_DEADLINE", deadline));
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
