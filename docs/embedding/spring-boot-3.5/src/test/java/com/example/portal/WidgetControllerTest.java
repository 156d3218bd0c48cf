package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class WidgetControllerTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @TempDir
    static Path folder;

    @MockitoBean
    UserDirectory users;

    @Autowired
    MockMvcTester portal;

    @DynamicPropertySource
    static void sesi(DynamicPropertyRegistry settings) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), SANDBOX.secretKey());
        settings.add("sesi.secret-key-file", () -> key);
        Path certificate = Files.writeString(folder.resolve("ca.pem"), SANDBOX.caPem());
        settings.add("sesi.base-url", SANDBOX::baseUrl);
        settings.add("sesi.ca-file", () -> certificate);
    }

    @Test
    void a_widget_is_created() {
        MvcTestResult response = responseFor(portal, users, "USR-001");

        assertThat(response).hasStatus(200).hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        assertThat(response).bodyJson().extractingPath("$").asMap().containsOnlyKeys("widgetUrl", "expiresInSeconds");
    }

    @Test
    void a_refused_request_names_the_fields() {
        MvcTestResult response = responseFor(portal, users, "fault-422");

        assertThat(response).hasStatus(422);
        assertThat(response).bodyJson().extractingPath("$.fields").asArray().containsExactly("user.user_id");
    }

    @Test
    void a_rate_limit_says_when_to_retry(CapturedOutput output) {
        assertThat(responseFor(portal, users, "fault-429")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "1");
        assertThat(output).contains("status 503: RATE_LIMITED: ");
    }

    @Nested
    class WithoutVendor {

        @DynamicPropertySource
        static void closedPort(DynamicPropertyRegistry settings) {
            settings.add("sesi.base-url", () -> "https://127.0.0.1:1");
        }

        @Test
        void an_unreachable_vendor_is_unavailable(
                @Autowired MockMvcTester portal, @Autowired UserDirectory users, CapturedOutput output) {
            assertThat(responseFor(portal, users, "USR-001")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "5");
            assertThat(output).contains("status 503: UNREACHABLE: ");
        }
    }

    @Nested
    @TestPropertySource(properties = "sesi.deadline=1s")
    class WithShortDeadline {

        @Test
        void a_slow_vendor_is_unavailable(
                @Autowired MockMvcTester portal, @Autowired UserDirectory users, CapturedOutput output) {
            assertThat(responseFor(portal, users, "fault-slow-4s"))
                    .hasStatus(503)
                    .hasHeader(HttpHeaders.RETRY_AFTER, "5");
            assertThat(output).contains("status 503: TIMED_OUT: ");
        }
    }

    private static MvcTestResult responseFor(MockMvcTester portal, UserDirectory users, String userId) {
        given(users.currentUser())
                .willReturn(new UserDirectory.User(userId, "john.doe@example.com", "John Doe", List.of()));
        return portal.post().uri("/widget-session").exchange();
    }
}
