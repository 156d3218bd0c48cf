package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RedeploymentIT {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    /** Nobody can end these. They end after up to 70 idle seconds, and keep the class loader until then. */
    private static final Set<String> THREADS_OF_OKHTTP = Set.of("OkHttp TaskRunner", "Okio Watchdog");

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration UNTIL_OKHTTP_ENDS = Duration.ofSeconds(120);
    private static final long POLL_MILLIS = 250;

    @Test
    void an_undeployed_application_leaves_no_thread_and_its_class_loader_is_collected(@TempDir Path folder) throws Exception {
        try (TomcatServer server = new TomcatServer(folder, "USR-001")) {
            WeakReference<ClassLoader> first = deployAndUndeploy(server);
            WeakReference<ClassLoader> second = deployAndUndeploy(server);

            await(SOON, () -> THREADS_OF_OKHTTP.containsAll(threadsOf(first)) && THREADS_OF_OKHTTP.containsAll(threadsOf(second)));
            // JDK 17 keeps the class loader of the application that was deployed last, see README.md.
            await(UNTIL_OKHTTP_ENDS, () -> isCollected(first) && threadsOf(second).isEmpty());
        }
    }

    private static WeakReference<ClassLoader> deployAndUndeploy(TomcatServer server) throws Exception {
        Context context = server.deploy("/hr", SANDBOX, SANDBOX.baseUrl(), "PT10S");
        WeakReference<ClassLoader> loader = new WeakReference<>(context.getLoader().getClassLoader());
        assertEquals(200, server.post("/hr", "USR-001").statusCode());
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
