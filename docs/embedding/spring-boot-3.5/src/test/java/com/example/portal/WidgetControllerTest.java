package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
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
        MvcTestResult response = responseFor(portal, "USR-001");

        assertThat(response).hasStatus(200).hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        assertThat(response).bodyJson().extractingPath("$").asMap().containsOnlyKeys("widgetUrl", "expiresInSeconds");
    }

    @Test
    void without_a_login_there_is_no_session() {
        assertThat(postWithToken(portal).exchange()).hasStatus(401).doesNotContainHeader(HttpHeaders.WWW_AUTHENTICATE);
    }

    /** The browser sends the cookies for the other site, but that site cannot read the token. */
    @Test
    void a_request_from_another_site_is_rejected() {
        assertThat(portal.post()
                        .uri("/widget-session")
                        .cookie(new Cookie("XSRF-TOKEN", "token"))
                        .with(user("USR-001"))
                        .exchange())
                .hasStatus(403);
    }

    /** The vendor would refuse this user. */
    @Test
    void a_user_in_the_request_is_ignored() {
        assertThat(postWithToken(portal)
                        .with(user("USR-001"))
                        .param("userId", "fault-422")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"userId\": \"fault-422\"}")
                        .exchange())
                .hasStatus(200);
    }

    @Test
    void the_script_of_the_page_can_read_the_token() {
        assertThat(portal.get().uri("/").with(user("USR-001")).exchange()).cookies().isHttpOnly("XSRF-TOKEN", false);
    }

    @Test
    void a_refused_request_names_the_fields() {
        MvcTestResult response = responseFor(portal, "fault-422");

        assertThat(response).hasStatus(422);
        assertThat(response).bodyJson().extractingPath("$.fields").asArray().containsExactly("user.user_id");
    }

    @Test
    void a_value_that_cannot_be_signed_names_the_field_too(CapturedOutput output) {
        MvcTestResult response = responseFor(portal, "USR|001");

        assertThat(response).hasStatus(422);
        assertThat(response).bodyJson().extractingPath("$.fields").asArray().containsExactly("user.user_id");
        assertThat(output).contains("status 422: user.user_id: ");
    }

    @Test
    void a_rate_limit_says_when_to_retry(CapturedOutput output) {
        assertThat(responseFor(portal, "fault-429")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "1");
        assertThat(output).contains("status 503: RATE_LIMITED: ");
    }

    @Nested
    class WithoutVendor {

        @DynamicPropertySource
        static void closedPort(DynamicPropertyRegistry settings) {
            settings.add("sesi.base-url", () -> "https://127.0.0.1:1");
        }

        @Test
        void an_unreachable_vendor_gives_503(@Autowired MockMvcTester portal, CapturedOutput output) {
            assertThat(responseFor(portal, "USR-001")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "5");
            assertThat(output).contains("status 503: UNREACHABLE: ");
        }
    }

    @Nested
    @TestPropertySource(properties = "sesi.deadline=1s")
    class WithShortDeadline {

        @Test
        void a_slow_vendor_gives_503(@Autowired MockMvcTester portal, CapturedOutput output) {
            assertThat(responseFor(portal, "fault-slow-4s")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "5");
            assertThat(output).contains("status 503: TIMED_OUT: ");
        }
    }

    private static MvcTestResult responseFor(MockMvcTester portal, String userId) {
        return postWithToken(portal).with(user(userId)).exchange();
    }

    /** Does what the page does. */
    private static MockMvcTester.MockMvcRequestBuilder postWithToken(MockMvcTester portal) {
        return portal.post()
                .uri("/widget-session")
                .cookie(new Cookie("XSRF-TOKEN", "token"))
                .header("X-XSRF-TOKEN", "token");
    }
}
