package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.driven.SecretSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class WidgetServerTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @Test
    void a_stop_waits_for_a_running_call() throws Exception {
        ListAppender<ILoggingEvent> audit = appenderOf("id.sesi.audit");
        CountDownLatch running = new CountDownLatch(1);
        SecretSource secrets = (partnerId, timeout) -> {
            running.countDown();
            return SANDBOX.secrets().fetch(partnerId, timeout);
        };
        CompletableFuture<HttpResponse<String>> response;
        try (SesiClient sesi = sesiClient(secrets);
                WidgetServer server = server("fault-slow-4s", sesi, Duration.ofSeconds(10))) {
            response = HttpClient.newHttpClient().sendAsync(post(server), BodyHandlers.ofString());
            running.await();
        }

        assertEquals(200, response.get().statusCode());
        assertEquals(List.of("attempt", "outcome"), audit.list.stream().map(ILoggingEvent::getMessage).toList());
    }

    @Test
    void a_value_that_cannot_be_signed() throws Exception {
        ListAppender<ILoggingEvent> log = appenderOf(WidgetServer.class.getName());
        try (SesiClient sesi = sesiClient(SANDBOX.secrets());
                WidgetServer server = server("USR|001", sesi, Duration.ofSeconds(10))) {
            HttpResponse<String> response = HttpClient.newHttpClient().send(post(server), BodyHandlers.ofString());

            assertEquals(422, response.statusCode());
            assertEquals("{\"fields\":[\"user.user_id\"]}", response.body());
            assertEquals("status 422: user.user_id", log.list.get(0).getFormattedMessage().substring(0, 24));
        }
    }

    /** The browser gets a response, and the log has the exception. */
    @Test
    void a_defect_is_logged() throws Exception {
        ListAppender<ILoggingEvent> log = appenderOf(WidgetServer.class.getName());
        try (SesiClient sesi = sesiClient(SANDBOX.secrets());
                WidgetServer server = server("USR-001", sesi, Duration.ZERO)) {
            assertEquals(500, HttpClient.newHttpClient().send(post(server), BodyHandlers.ofString()).statusCode());
            assertEquals("status 500", log.list.get(0).getFormattedMessage());
        }
    }

    private static ListAppender<ILoggingEvent> appenderOf(String logger) {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(logger)).addAppender(appender);
        return appender;
    }

    private static SesiClient sesiClient(SecretSource secrets) {
        return new SesiClient(SANDBOX.partnerId(), SANDBOX.environment(), secrets, List.of(SANDBOX.caCertificate()));
    }

    private static WidgetServer server(String userId, SesiClient sesi, Duration deadline) throws IOException {
        return new WidgetServer(0, new SignedInUser(SANDBOX.partnerId(), userId), sesi.createSession(), deadline);
    }

    private static HttpRequest post(WidgetServer server) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/widget"))
                .POST(BodyPublishers.noBody())
                .build();
    }
}
