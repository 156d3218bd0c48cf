package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WarIT {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    /** Nobody can end these. They end after up to 70 idle seconds, and keep the class loader until then. */
    private static final Set<String> THREADS_OF_OKHTTP = Set.of("OkHttp TaskRunner", "Okio Watchdog");

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration UNTIL_OKHTTP_ENDS = Duration.ofSeconds(120);
    private static final long POLL_MILLIS = 250;

    @TempDir
    private static Path folder;

    private static TomcatServer server;

    @BeforeAll
    static void deploy() throws Exception {
        server = new TomcatServer(folder, "USR-001", "USR|001", "fault-422", "fault-429", "fault-slow-4s");
        server.deploy("/hr", SANDBOX, SANDBOX.baseUrl(), "PT10S");
        server.deploy("/impatient", SANDBOX, SANDBOX.baseUrl(), "PT1S");
        server.deploy("/unreachable", SANDBOX, URI.create("https://127.0.0.1:" + closedPort()), "PT10S");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void created() throws Exception {
        HttpResponse<String> response = post("/hr", "USR-001");

        JsonObject widget = JsonParser.parseString(response.body()).getAsJsonObject();
        assertEquals(200, response.statusCode());
        assertEquals(Set.of("widgetUrl", "expiresInSeconds"), widget.keySet());
        assertTrue(widget.get("widgetUrl").getAsString().startsWith(SANDBOX.baseUrl().toString()));
        assertTrue(widget.get("expiresInSeconds").getAsLong() > 60);
    }

    @Test
    void refused_because_of_a_field() throws Exception {
        HttpResponse<String> response = post("/hr", "fault-422");

        assertEquals(422, response.statusCode());
        assertEquals("{\"fields\":[\"user.user_id\"]}", response.body());
    }

    @Test
    void a_value_that_cannot_be_signed() throws Exception {
        HttpResponse<String> response = post("/hr", "USR|001");

        assertEquals(422, response.statusCode());
        assertEquals("{\"fields\":[\"user.user_id\"]}", response.body());
    }

    @Test
    void too_many_requests() throws Exception {
        assertUnavailable(post("/hr", "fault-429"));
    }

    @Test
    void unreachable() throws Exception {
        assertUnavailable(post("/unreachable", "USR-001"));
    }

    @Test
    void the_deadline_expires() throws Exception {
        assertUnavailable(post("/impatient", "fault-slow-4s"));
    }

    @Test
    void an_undeployed_application_leaves_no_thread_and_its_class_loader_is_collected() throws Exception {
        WeakReference<ClassLoader> first = deployAndUndeploy();
        WeakReference<ClassLoader> second = deployAndUndeploy();

        await(SOON, () -> THREADS_OF_OKHTTP.containsAll(threadsOf(first)) && THREADS_OF_OKHTTP.containsAll(threadsOf(second)));
        // JDK 17 keeps the class loader of the application that was deployed last, see README.md.
        await(UNTIL_OKHTTP_ENDS, () -> isCollected(first) && threadsOf(second).isEmpty());
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertEquals(503, response.statusCode());
        assertEquals("{}", response.body());
        assertTrue(response.headers().firstValueAsLong("Retry-After").orElseThrow() > 0);
    }

    private static HttpResponse<String> post(String path, String userId) throws Exception {
        HttpResponse<String> response = server.post(path, userId);
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
        return response;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static WeakReference<ClassLoader> deployAndUndeploy() throws Exception {
        Context context = server.deploy("/redeployed", SANDBOX, SANDBOX.baseUrl(), "PT10S");
        WeakReference<ClassLoader> loader = new WeakReference<>(context.getLoader().getClassLoader());
        assertEquals(200, post("/redeployed", "USR-001").statusCode());
        server.undeploy(context);
        return loader;
    }

    private static void await(Duration timeout, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
        assertTrue(condition, "not after " + timeout);
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) {
        System.gc();
        return loader.get() == null;
    }

    private static Set<String> threadsOf(WeakReference<ClassLoader> loader) {
        ClassLoader expected = loader.get();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> expected != null && thread.getContextClassLoader() == expected)
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }
}
