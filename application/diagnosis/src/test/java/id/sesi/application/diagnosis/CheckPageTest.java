package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.CheckPage.Examined;
import id.sesi.application.diagnosis.driving.CheckPage.NotExamined;
import id.sesi.application.diagnosis.driving.CheckPage.NotFetched;
import id.sesi.application.diagnosis.driving.CheckPage.Obstacle;
import id.sesi.application.diagnosis.driving.CheckPage.Obstacle.Kind;
import id.sesi.application.driven.PageFetcher;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPageTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final URI PAGE = URI.create("https://hr.example.com/assessments?id=canary");
    private static final URI WIDGET = URI.create("https://app.psikologiehub.com");
    private static final String HTML = "<!doctype html><head></head>";
    private static final Map<String, List<String>> HTML_TYPE =
            Map.of("content-type", List.of("text/html; charset=utf-8"));

    @Test
    void a_page_without_a_policy_allows_the_widget() {
        assertEquals(new Examined(List.of(), false), check(Map.of(), HTML));
    }

    @Test
    void all_headers_and_elements_apply() {
        assertEquals(
                new Examined(
                        List.of(
                                new Obstacle(Kind.FRAME_SOURCE, "frame-src 'none'"),
                                new Obstacle(Kind.FRAME_SOURCE, "default-src 'self'"),
                                new Obstacle(Kind.ALL_REQUESTS_BLOCKED, "connect-src"),
                                new Obstacle(Kind.FRAME_SOURCE, "child-src a.example"),
                                new Obstacle(Kind.EMBEDDER_POLICY, "require-corp")),
                        false),
                check(
                        Map.of(
                                "content-security-policy",
                                List.of("frame-src 'none', frame-src https:", "default-src 'self'", "connect-src"),
                                "cross-origin-embedder-policy",
                                List.of("require-corp; report-to=\"x\"")),
                        "<meta http-equiv=Content-Security-Policy content='child-src a.example'></head>"));
    }

    @Test
    void a_policy_that_only_reports_and_other_headers_do_not_count() {
        assertEquals(
                new Examined(List.of(), false),
                check(
                        Map.of(
                                "content-security-policy-report-only", List.of("frame-src 'none'"),
                                "cross-origin-embedder-policy-report-only", List.of("require-corp"),
                                "permissions-policy", List.of("camera=()"),
                                "x-frame-options", List.of("DENY"),
                                "cross-origin-opener-policy", List.of("same-origin")),
                        HTML));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "require-corp#1",
                "credentialless#1",
                "unsafe-none#0",
                "Require-Corp#0",
                "require-corp, unsafe-none#0"
            })
    void a_strict_embedder_policy_blocks_the_widget(String value, int obstacles) {
        Examined report = (Examined) check(Map.of("cross-origin-embedder-policy", List.of(value)), HTML);

        assertEquals(obstacles, report.obstacles().size());
    }

    @Test
    void a_repeated_embedder_policy_is_invalid() {
        assertEquals(
                new Examined(List.of(), false),
                check(Map.of("cross-origin-embedder-policy", List.of("require-corp", "require-corp")), HTML));
    }

    @Test
    void a_response_that_is_not_html_is_reported() {
        assertEquals(
                new Examined(List.of(new Obstacle(Kind.NOT_HTML, "application/json")), false),
                check(Map.of("content-type", List.of("application/json")), "{}"));
    }

    @Test
    void elements_of_a_compressed_or_long_page_are_not_checked() {
        assertEquals(new Examined(List.of(), true), check(Map.of("content-encoding", List.of("gzip")), HTML));
        assertEquals(
                new Examined(List.of(), true),
                check((page, timeout) -> new PageResult.Fetched(200, HTML_TYPE, "<head><title>", false)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example/start?state=canary#canary, https://login.example/start",
        "/login;a=b?next=canary, https://hr.example.com/login;a=b",
        "//user:canary@sso.example:8443/x, https://sso.example:8443/x",
        "'', ''",
        "http://[, ''",
        "mailto:canary@example.com, ''"
    })
    void a_redirect_is_reported_without_what_may_be_confidential(String location, String reported) {
        assertEquals(new NotExamined(302, reported), check(302, Map.of("location", List.of(location))));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 204, 205, 304, 401, 403, 404, 500})
    void only_a_success_is_the_page(int status) {
        assertEquals(new NotExamined(status, ""), check(status, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299})
    void every_success_with_a_body_is_the_page(int status) {
        assertEquals(
                new Examined(List.of(), false),
                check((page, timeout) -> new PageResult.Fetched(status, HTML_TYPE, HTML, true)));
    }

    @Test
    void a_failure_of_the_network_is_reported() {
        assertEquals(
                new NotFetched(Failure.UNREACHABLE, "unknown host"),
                check((page, timeout) -> new PageResult.Failed(Failure.UNREACHABLE, "unknown host")));
    }

    @Test
    void the_fetcher_gets_the_page_and_the_deadline() {
        assertEquals(
                new NotFetched(Failure.UNREACHABLE, PAGE + " within PT10S"),
                check((page, timeout) -> new PageResult.Failed(Failure.UNREACHABLE, page + " within " + timeout)));
    }

    /** Uses real time for 50 ms. */
    @Test
    void a_fetcher_that_hangs_does_not_hang_its_caller() {
        CompletableFuture<PageResult> never = new CompletableFuture<>();

        NotFetched report = (NotFetched)
                Diagnosis.checkPage((page, timeout) -> never.join(), Duration.ofMillis(50), UseCases.defaultExecutor())
                        .check(PAGE, WIDGET);

        assertEquals(Failure.TIMED_OUT, report.failure());
    }

    @Test
    void an_interrupt_ends_the_check_and_the_flag_stays_set() {
        Thread.currentThread().interrupt();

        NotFetched report = (NotFetched) check((page, timeout) -> new CompletableFuture<PageResult>().join());

        assertEquals(Failure.INTERRUPTED, report.failure());
        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
    }

    @Test
    void a_fetcher_or_an_executor_that_throws_is_reported_without_its_message() {
        PageFetcher broken = (page, timeout) -> {
            throw new IllegalStateException("canary");
        };
        assertEquals(
                new NotFetched(Failure.GATEWAY_FAILED, "the page fetcher failed (java.lang.IllegalStateException)"),
                check(broken));
        Executor full = task -> {
            throw new RejectedExecutionException("canary");
        };
        NotFetched rejected =
                (NotFetched) Diagnosis.checkPage(broken, DEADLINE, full).check(PAGE, WIDGET);
        assertEquals(Failure.EXECUTOR_REJECTED, rejected.failure());
    }

    @Test
    void the_deadline_must_be_positive() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Diagnosis.checkPage(
                        (page, timeout) -> new PageResult.Failed(Failure.UNREACHABLE, ""),
                        Duration.ZERO,
                        UseCases.defaultExecutor()));
    }

    private static CheckPage.Report check(Map<String, List<String>> headers, String html) {
        Map<String, List<String>> all = new HashMap<>(HTML_TYPE);
        all.putAll(headers);
        return check((page, timeout) -> new PageResult.Fetched(200, all, html, true));
    }

    private static CheckPage.Report check(int status, Map<String, List<String>> headers) {
        return check((page, timeout) -> new PageResult.Fetched(status, headers, "", true));
    }

    private static CheckPage.Report check(PageFetcher fetcher) {
        return Diagnosis.checkPage(fetcher, DEADLINE, UseCases.defaultExecutor())
                .check(PAGE, WIDGET);
    }
}
