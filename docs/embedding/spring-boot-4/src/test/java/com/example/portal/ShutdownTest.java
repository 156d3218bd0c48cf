package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ShutdownTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @Test
    void the_context_closes_the_executor_and_the_http_client() throws IOException {
        ConfigurableApplicationContext portal =
                SpringApplication.run(PortalApplication.class, PortalSandbox.arguments(SANDBOX, "--server.port=0"));
        ExecutorService executor = portal.getBean("sesiExecutor", ExecutorService.class);
        OkHttpClient client = portal.getBean(OkHttpClient.class);
        portal.getBean(WidgetController.class).create();
        assertThat(client.connectionPool().connectionCount()).isPositive();

        portal.close();

        assertThat(executor.isShutdown()).isTrue();
        assertThat(client.dispatcher().executorService().isShutdown()).isTrue();
        assertThat(client.connectionPool().connectionCount()).isZero();
    }
}
