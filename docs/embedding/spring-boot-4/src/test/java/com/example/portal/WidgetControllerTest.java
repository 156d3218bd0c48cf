package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.adapters.http.widget.WidgetScript;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
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

    @Autowired
    MockMvcTester portal;

    @DynamicPropertySource
    static void sesi(DynamicPropertyRegistry settings) throws IOException {
        PortalSandbox.addSettings(SANDBOX, settings);
    }

    @Test
    void a_widget_is_created() {
        MvcTestResult response = responseFor("USR-001");

        assertThat(response).hasStatus(200).hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        assertThat(response).bodyJson().extractingPath("$").asMap().containsOnlyKeys("widgetUrl", "expiresInSeconds");
        assertThat(response).bodyJson().extractingPath("$.widgetUrl").asString().startsWith("https://127.0.0.1:");
        assertThat(response).bodyJson().extractingPath("$.expiresInSeconds").convertTo(Long.class)
                .satisfies(seconds -> assertThat(seconds).isBetween(1L, 3600L));
    }

    @Test
    void without_a_login_there_is_no_session() {
        assertThat(postWithToken().exchange()).hasStatus(401).doesNotContainHeader(HttpHeaders.WWW_AUTHENTICATE);
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
        assertThat(postWithToken()
                        .with(user("USR-001"))
                        .param("userId", "fault-422")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"userId\": \"fault-422\"}")
                        .exchange())
                .hasStatus(200);
    }

    @Test
    void the_script_of_the_page_can_read_the_token() {
        assertThat(get("/index.html")).cookies().isHttpOnly("XSRF-TOKEN", false);
    }

    @Test
    void a_person_without_a_login_is_sent_to_it() {
        assertThat(portal.get().uri("/").accept(MediaType.TEXT_HTML).exchange()).hasRedirectedUrl("/login");
    }

    @Test
    void a_refused_request_names_the_fields() {
        MvcTestResult response = responseFor("fault-422");

        assertThat(response).hasStatus(422);
        assertThat(response).bodyJson().extractingPath("$.fields").asArray().containsExactly("user.user_id");
    }

    @Test
    void a_value_that_cannot_be_signed_names_the_field_too(CapturedOutput output) {
        MvcTestResult response = responseFor("USR|001");

        assertThat(response).hasStatus(422);
        assertThat(response).bodyJson().extractingPath("$.fields").asArray().containsExactly("user.user_id");
        assertThat(output).contains("status 422: user.user_id: ");
    }

    @Test
    void a_rate_limit_says_when_to_retry(CapturedOutput output) {
        assertThat(responseFor("fault-429")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "1");
        assertThat(output).contains("status 503: RATE_LIMITED: ");
    }

    @Test
    void a_wrong_key_is_not_the_browsers_business() {
        MvcTestResult response = responseFor("fault-401");

        assertThat(response).hasStatus(500);
        assertThat(response).bodyText().doesNotContain("ignature");
    }

    @Test
    void the_log_has_the_reason_and_no_personal_data(CapturedOutput output) {
        responseFor("fault-401");

        assertThat(output.getOut().lines().filter(line -> line.contains("portal.WidgetController\"")))
                .singleElement()
                .asString()
                .contains("status 500: INVALID_SIGNATURE: ", "idempotencyKey=")
                .doesNotContain("fault-401", "john.doe", "John Doe");
    }

    @Test
    void boot_serves_the_module_for_the_page() {
        for (String path : List.of(WidgetScript.PATH, "/webjars/sesi-widget/sesi-widget.js")) {
            assertThat(get(path)).hasStatus(200).bodyText().contains("export function mountWidget");
        }
        assertThat(get("/assessments.js")).bodyText().contains("\"/webjars/sesi-widget/sesi-widget.js\"");
    }

    @Test
    void actuator_shows_the_calls_and_the_breaker() {
        responseFor("USR-001");

        assertThat(get("/actuator/metrics/sesi.session.create?tag=result:CREATED"))
                .bodyJson()
                .extractingPath("$.measurements[0].value")
                .convertTo(Double.class)
                .satisfies(count -> assertThat(count).isPositive());
        assertBreakerGauge(0.0);
    }

    @Nested
    class WithoutVendor {

        @DynamicPropertySource
        static void closedPort(DynamicPropertyRegistry settings) {
            settings.add("sesi.base-url", () -> "https://127.0.0.1:1");
        }

        @Test
        void an_unreachable_vendor_gives_503_and_opens_the_breaker(CapturedOutput output) {
            assertThat(responseFor("USR-001")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "5");
            assertThat(output).contains("status 503: UNREACHABLE: ");
            assertBreakerGauge(0.0);

            // Each call makes three attempts. The tenth failure opens the breaker.
            for (int call = 0; call < 3; call++) {
                responseFor("USR-001");
            }

            assertBreakerGauge(1.0);
        }
    }

    @Nested
    @TestPropertySource(properties = "sesi.deadline=1s")
    class WithShortDeadline {

        @Test
        void a_slow_vendor_gives_503(CapturedOutput output) {
            assertThat(responseFor("fault-slow-4s")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "5");
            assertThat(output).contains("status 503: TIMED_OUT: ");
        }
    }

    private void assertBreakerGauge(double value) {
        assertThat(get("/actuator/metrics/sesi.breaker.open?tag=partner:psikologihub-1024"))
                .bodyJson()
                .extractingPath("$.measurements[0].value")
                .isEqualTo(value);
    }

    private MvcTestResult responseFor(String userId) {
        return postWithToken().with(user(userId)).exchange();
    }

    /** Does what the page does. */
    private MockMvcTester.MockMvcRequestBuilder postWithToken() {
        return portal.post()
                .uri("/widget-session")
                .cookie(new Cookie("XSRF-TOKEN", "token"))
                .header("X-XSRF-TOKEN", "token");
    }

    private MvcTestResult get(String path) {
        return portal.get().uri(path).with(user("USR-001")).exchange();
    }
}
