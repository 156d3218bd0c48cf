package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ShutdownTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @RegisterExtension
    static final SandboxExtension SLOW =
            SandboxExtension.startScenario(Scenario.parse("{\"steps\": [{\"session\": true, \"delayMillis\": 9000}]}"));

    @Test
    void the_context_closes_the_executor_and_the_http_client() throws IOException {
        ConfigurableApplicationContext portal = portal(SANDBOX);
        ExecutorService executor = portal.getBean("sesiExecutor", ExecutorService.class);
        OkHttpClient client = portal.getBean(OkHttpClient.class);
        portal.getBean(WidgetController.class).create(() -> "USR-001");
        assertThat(client.connectionPool().connectionCount()).isPositive();

        portal.close();

        assertThat(executor.isShutdown()).isTrue();
        assertThat(client.dispatcher().executorService().isShutdown()).isTrue();
        assertThat(client.connectionPool().connectionCount()).isZero();
    }

    /** It could run if a request takes longer than {@code spring.lifecycle.timeout-per-shutdown-phase}. */
    @Test
    void the_context_ends_a_running_call() throws Exception {
        ConfigurableApplicationContext portal = portal(SLOW);
        OkHttpClient client = portal.getBean(OkHttpClient.class);
        CreateSession createSession = portal.getBean(CreateSession.class);
        SessionRequest request = SessionRequest.builder(SLOW.partnerId())
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
        CompletableFuture<Outcome> call =
                CompletableFuture.supplyAsync(() -> createSession.create(request, Duration.ofSeconds(10)));
        await().until(() -> client.connectionPool().connectionCount() == 1
                && client.dispatcher().runningCallsCount() == 1);

        portal.close();

        assertThat(call).succeedsWithin(Duration.ofSeconds(2)).extracting(Outcome::name).isEqualTo("INTERRUPTED");
    }

    private static ConfigurableApplicationContext portal(SandboxExtension sandbox) throws IOException {
        return SpringApplication.run(PortalApplication.class, PortalSandbox.arguments(sandbox, "--server.port=0"));
    }
}
