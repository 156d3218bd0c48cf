package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WarIT {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @RegisterExtension
    static final SandboxExtension SLOW =
            SandboxExtension.startScenario(Scenario.parse("{\"steps\": [{\"session\": true, \"delayMillis\": 9000}]}"));

    /** With this vendor, no connection stays open. With another one, it does for 50 more seconds if nobody closes it. */
    @RegisterExtension
    static final SandboxExtension CLOSING = SandboxExtension.startScenario(
            Scenario.parse("{\"steps\": [{\"session\": true, \"headers\": {\"Connection\": \"close\"}}]}"));

    /** Nobody can end these. They end after up to 70 idle seconds, and keep the class loader until then. */
    private static final Set<String> THREADS_OF_OKHTTP = Set.of("OkHttp TaskRunner", "Okio Watchdog");

    /** Less than {@link #SLOW} still needs after Tomcat has waited for 2 s. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration UNTIL_OKHTTP_ENDS = Duration.ofSeconds(120);
    private static final long POLL_MILLIS = 250;

    @TempDir
    private static Path folder;

    private static TomcatServer server;
    private static WeakReference<ClassLoader> dropped;
    private static WeakReference<ClassLoader> closed;
    private static WeakReference<ClassLoader> closedLast;

    private final Logger logger = Logger.getLogger(WidgetServlet.class.getName());
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void deploy() throws Exception {
        server = new TomcatServer(folder, "USR-001", "USR|001", "fault-422", "fault-429", "fault-slow-4s");
        dropped = deployAndDrop();
        closed = deployAndUndeploy();
        closedLast = deployAndUndeploy();
        server.deploy("/hr", SANDBOX, SANDBOX.baseUrl(), "PT10S");
        server.deploy("/impatient", SANDBOX, SANDBOX.baseUrl(), "PT1S");
        server.deploy("/unreachable", SANDBOX, URI.create("https://127.0.0.1:" + closedPort()), "PT10S");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void captureLog() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopCapturing() {
        logger.removeHandler(handler);
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
    void without_a_login_there_is_no_session() throws Exception {
        assertEquals(401, server.send("/hr/widget", "X-Requested-With", "fetch").statusCode());
    }

    /** The browser sends the login for the other site, but that site cannot send the header. */
    @Test
    void a_request_from_another_site_is_rejected() throws Exception {
        String login = TomcatServer.credentials("USR-001");

        assertEquals(403, server.send("/hr/widget", "Authorization", login).statusCode());
    }

    /** The vendor would refuse this user. */
    @Test
    void a_user_in_the_request_is_ignored() throws Exception {
        String login = TomcatServer.credentials("USR-001");
        HttpResponse<String> response =
                server.send("/hr/widget?userId=fault-422", "Authorization", login, "X-Requested-With", "fetch");

        assertEquals(200, response.statusCode());
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
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("status 422: user.user_id: "), log.get(0));
    }

    @Test
    void too_many_requests() throws Exception {
        assertFailed("1", "RATE_LIMITED", post("/hr", "fault-429"));
    }

    @Test
    void unreachable() throws Exception {
        assertFailed("5", "UNREACHABLE", post("/unreachable", "USR-001"));
    }

    @Test
    void the_deadline_expires() throws Exception {
        assertFailed("5", "TIMED_OUT", post("/impatient", "fault-slow-4s"));
    }

    @Test
    void an_undeployed_application_leaves_no_thread_and_its_class_loader_is_collected() throws Exception {
        // JDK 17 keeps the class loader of the application that was deployed last, see README.md.
        await(UNTIL_OKHTTP_ENDS, () -> isCollected(closed) && threadsOf(closedLast).isEmpty());
    }

    @Test
    void an_application_that_closes_nothing_is_collected_too() throws Exception {
        await(UNTIL_OKHTTP_ENDS, () -> isCollected(dropped));
    }

    @Test
    void undeploying_ends_a_running_call() throws Exception {
        Context context = server.deploy("/running", SLOW, SLOW.baseUrl(), "PT20S");
        WeakReference<ClassLoader> loader = loaderOf(context);
        FutureTask<HttpResponse<String>> call = new FutureTask<>(() -> server.post("/running", "USR-001"));
        new Thread(call).start();
        await(SOON, () -> threadsOf(loader).contains("sesi"));

        server.undeploy(context);

        await(AT_ONCE, () -> hasOnlyThreadsOfOkHttp(loader));
    }

    /** The browser does not get the reason, but the log does. */
    private void assertFailed(String retryAfter, String result, HttpResponse<String> response) {
        assertEquals(503, response.statusCode());
        assertEquals("{}", response.body());
        assertEquals(retryAfter, response.headers().firstValue("Retry-After").orElse(""));
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("status 503: " + result + ": "), log.get(0));
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
        assertEquals(200, post("/redeployed", "USR-001").statusCode());
        WeakReference<ClassLoader> loader = loaderOf(context);
        server.undeploy(context);
        await(SOON, () -> hasOnlyThreadsOfOkHttp(loader));
        return loader;
    }

    /** Without its listener, the application closes nothing. */
    private static WeakReference<ClassLoader> deployAndDrop() throws Exception {
        Context context = server.deploy("/dropped", CLOSING, CLOSING.baseUrl(), "PT10S");
        assertEquals(200, post("/dropped", "USR-001").statusCode());
        context.setApplicationLifecycleListeners(new Object[0]);
        WeakReference<ClassLoader> loader = loaderOf(context);
        server.undeploy(context);
        return loader;
    }

    private static WeakReference<ClassLoader> loaderOf(Context context) {
        return new WeakReference<>(context.getLoader().getClassLoader());
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

    private static boolean hasOnlyThreadsOfOkHttp(WeakReference<ClassLoader> loader) {
        return THREADS_OF_OKHTTP.containsAll(threadsOf(loader));
    }

    private static Set<String> threadsOf(WeakReference<ClassLoader> loader) {
        ClassLoader expected = loader.get();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> expected != null && thread.getContextClassLoader() == expected)
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }
}
