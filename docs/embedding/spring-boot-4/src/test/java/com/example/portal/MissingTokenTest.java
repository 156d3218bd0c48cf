package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** On a real server, because MockMvc does not dispatch errors. */
class MissingTokenTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @Test
    void a_request_without_a_token_opens_no_dialog_of_the_browser() throws Exception {
        try (ConfigurableApplicationContext portal =
                SpringApplication.run(PortalApplication.class, PortalSandbox.arguments(SANDBOX, "--server.port=0"))) {
            URI endpoint = URI.create(
                    "http://localhost:" + portal.getEnvironment().getProperty("local.server.port") + "/widget-session");

            HttpResponse<Void> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(endpoint)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        }
    }
}
