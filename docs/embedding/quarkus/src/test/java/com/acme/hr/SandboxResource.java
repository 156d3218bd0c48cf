package com.acme.hr;

import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.application.UseCases;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a sandbox of the vendor, and sets its address and the users of the login before Quarkus starts.
 *
 * <p>{@code SandboxExtension} does not fit here: Quarkus loads a test class twice, so a static field would start two sandboxes.
 */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    static final String SECRET_KEY = "demo-secret-key-123";
    static final String PASSWORD = "demo";

    private static final List<String> USERS = List.of("USR-001", "USR|001", "fault-422", "fault-429", "fault-slow-4s");

    private static final PartnerId PARTNER_ID = new PartnerId("psikologihub-1024");
    private static final Duration SIGNING_DEADLINE = Duration.ofSeconds(10);

    private final CountDownLatch called = new CountDownLatch(1);
    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        try {
            sandbox = Sandbox.start(
                    0,
                    PARTNER_ID,
                    UseCases.signRequest(
                            PARTNER_ID,
                            (partner, timeout) -> {
                                called.countDown();
                                return SecretKey.ofText(SECRET_KEY);
                            },
                            SIGNING_DEADLINE,
                            Runnable::run));
            Map<String, String> settings = new HashMap<>();
            settings.put("psikologie.partner-id", PARTNER_ID.value());
            settings.put("psikologie.base-url", sandbox.baseUrl().toString());
            settings.put("psikologie.ca-file", file(sandbox.caPem()));
            settings.put("psikologie.secret-key-file", file(SECRET_KEY));
            USERS.forEach(user -> settings.put("quarkus.security.users.embedded.users." + user, PASSWORD));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the sandbox has received a request. */
    void awaitCall() throws InterruptedException {
        called.await();
    }

    @Override
    public void stop() {
        sandbox.close();
    }

    private static String file(String content) throws IOException {
        Path file = Files.createTempFile("sandbox", "");
        file.toFile().deleteOnExit();
        return Files.writeString(file, content).toString();
    }
}
