package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WidgetHandlerIT {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    private static final Duration REMAINING = Duration.ofSeconds(20);

    /** After this time, {@link CreateSessionFactory} closes an idle connection. */
    private static final Duration LONGER_THAN_IDLE = Duration.ofSeconds(6);

    private static final Duration TIME_OF_A_LOST_ATTEMPT = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private static LambdaEnvironment lambda;

    /** Lets you see a session: {@code mvn package exec:exec}. */
    public static void main(String[] arguments) throws Exception {
        try (LambdaEnvironment function =
                new LambdaEnvironment(SANDBOX, SANDBOX.baseUrl(), Files.createTempDirectory("function"))) {
            System.out.println(body(function.invoke("USR-001", REMAINING)).get("widgetUrl").getAsString());
        }
        System.out.println("Ctrl+C stops the sandbox, and with it the widget.");
        Thread.currentThread().join();
    }

    @BeforeAll
    static void start() throws Exception {
        lambda = new LambdaEnvironment(SANDBOX, SANDBOX.baseUrl(), folder);
    }

    @AfterAll
    static void stop() {
        lambda.close();
    }

    @Test
    void created() throws Exception {
        JsonObject response = invoke("USR-001", REMAINING);

        JsonObject widget = body(response);
        assertEquals(200, status(response));
        assertEquals(Set.of("widgetUrl", "expiresInSeconds"), widget.keySet());
        assertTrue(widget.get("widgetUrl").getAsString().startsWith(SANDBOX.baseUrl().toString()));
        assertTrue(widget.get("expiresInSeconds").getAsLong() > 60);
    }

    @Test
    void refused_because_of_a_field() throws Exception {
        JsonObject response = invoke("fault-422", REMAINING);

        assertEquals(422, status(response));
        assertEquals("{\"fields\":[\"user.user_id\"]}", body(response).toString());
    }

    @Test
    void a_value_that_cannot_be_signed() throws Exception {
        JsonObject response = invoke("USR|001", REMAINING);

        assertEquals(422, status(response));
        assertEquals("{\"fields\":[\"user.user_id\"]}", body(response).toString());
        assertLastLine("status 422: user.user_id: ", lambda);
    }

    @Test
    void without_an_authorizer_nobody_is_signed_in() throws Exception {
        assertEquals(401, status(lambda.invoke("", REMAINING)));
    }

    @Test
    void too_many_requests() throws Exception {
        assertFailed("1", "RATE_LIMITED", lambda, invoke("fault-429", REMAINING));
    }

    @Test
    void unreachable() throws Exception {
        try (LambdaEnvironment cutOff = new LambdaEnvironment(SANDBOX, URI.create("https://127.0.0.1:" + closedPort()), folder)) {
            assertFailed("5", "UNREACHABLE", cutOff, cutOff.invoke("USR-001", REMAINING));
        }
    }

    @Test
    void the_function_answers_before_its_time_is_over() throws Exception {
        invoke("USR-001", REMAINING);
        Duration remaining = Duration.ofMillis(1500);

        long start = System.nanoTime();
        JsonObject response = invoke("fault-slow-4s", remaining);

        assertTrue(millisSince(start) < remaining.toMillis());
        assertFailed("5", "TIMED_OUT", lambda, response);
    }

    @Test
    void with_too_little_time_no_call_is_made() throws Exception {
        JsonObject response = invoke("USR-001", Duration.ofMillis(700));

        assertEquals(503, status(response));
        assertEquals("1", response.getAsJsonObject("headers").get("Retry-After").getAsString());
        assertLastLine("status 503: no call was made, ", lambda);
    }

    @Test
    void a_connection_that_died_while_the_environment_was_frozen_costs_no_time() throws Exception {
        try (Nat nat = new Nat(SANDBOX.baseUrl());
                LambdaEnvironment frozen = new LambdaEnvironment(SANDBOX, nat.url(), folder)) {
            assertEquals(200, status(frozen.invoke("USR-001", REMAINING)));

            nat.forget();
            frozen.freeze(LONGER_THAN_IDLE);

            long start = System.nanoTime();
            assertEquals(200, status(frozen.invoke("USR-001", REMAINING)));
            assertTrue(millisSince(start) < TIME_OF_A_LOST_ATTEMPT.toMillis());
        }
    }

    @Test
    void a_cold_environment_and_the_next_calls() throws Exception {
        long start = System.nanoTime();
        try (LambdaEnvironment cold = new LambdaEnvironment(SANDBOX, SANDBOX.baseUrl(), folder)) {
            StringBuilder report = new StringBuilder("init " + millisSince(start) + " ms; calls:");
            for (int call = 0; call < 5; call++) {
                start = System.nanoTime();
                assertEquals(200, status(cold.invoke("USR-001", REMAINING)));
                report.append(' ').append(millisSince(start)).append(" ms");
            }
            System.out.println(report);
        }
    }

    /** The browser does not get the reason, but the log does. */
    private static void assertFailed(String retryAfter, String result, LambdaEnvironment function, JsonObject response) {
        assertEquals(503, status(response));
        assertEquals("{}", body(response).toString());
        assertEquals(retryAfter, response.getAsJsonObject("headers").get("Retry-After").getAsString());
        assertLastLine("status 503: " + result + ": ", function);
    }

    private static void assertLastLine(String start, LambdaEnvironment function) {
        String log = function.log();
        String end = log.substring(log.lastIndexOf("WidgetHandler - "));
        assertTrue(end.startsWith("WidgetHandler - " + start), log);
    }

    private static JsonObject invoke(String userId, Duration remaining) throws InterruptedException {
        JsonObject response = lambda.invoke(userId, remaining);
        assertEquals("no-store", response.getAsJsonObject("headers").get("Cache-Control").getAsString());
        return response;
    }

    private static int status(JsonObject response) {
        return response.get("statusCode").getAsInt();
    }

    private static JsonObject body(JsonObject response) {
        return JsonParser.parseString(response.get("body").getAsString()).getAsJsonObject();
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
