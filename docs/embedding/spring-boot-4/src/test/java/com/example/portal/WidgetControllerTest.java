package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.adapters.http.widget.WidgetScript;
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

    @MockitoBean
    UserDirectory users;

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
    void a_refused_request_names_the_fields() {
        MvcTestResult response = responseFor("fault-422");

        assertThat(response).hasStatus(422);
        assertThat(response).bodyJson().extractingPath("$.fields").asArray().containsExactly("user.user_id");
    }

    @Test
    void a_value_that_cannot_be_signed_names_the_field_too() {
        MvcTestResult response = responseFor("USR|001");

        assertThat(response).hasStatus(422);
        assertThat(response).bodyJson().extractingPath("$.fields").asArray().containsExactly("user.user_id");
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
            assertThat(portal.get().uri(path)).hasStatus(200).bodyText().contains("export function mountWidget");
        }
        assertThat(portal.get().uri("/assessments.js")).bodyText().contains("\"/webjars/sesi-widget/sesi-widget.js\"");
    }

    @Test
    void actuator_shows_the_calls_and_the_breaker() {
        responseFor("USR-001");

        assertThat(portal.get().uri("/actuator/metrics/sesi.session.create?tag=result:CREATED"))
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
        void an_unreachable_vendor_is_unavailable_and_opens_the_breaker(CapturedOutput output) {
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
        void a_slow_vendor_is_unavailable(CapturedOutput output) {
            assertThat(responseFor("fault-slow-4s")).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "5");
            assertThat(output).contains("status 503: TIMED_OUT: ");
        }
    }

    private void assertBreakerGauge(double value) {
        assertThat(portal.get().uri("/actuator/metrics/sesi.breaker.open?tag=partner:psikologihub-1024"))
                .bodyJson()
                .extractingPath("$.measurements[0].value")
                .isEqualTo(value);
    }

    private MvcTestResult responseFor(String userId) {
        given(users.currentUser()).willReturn(PortalSandbox.user(userId));
        return portal.post().uri("/widget-session").exchange();
    }
}
