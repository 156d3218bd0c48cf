package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.diagnosis.driving.CheckPage.Obstacle;
import id.sesi.application.diagnosis.driving.CheckPage.Obstacle.Kind;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a policy allows the widget (CSP Level 3). */
class ContentSecurityPolicyTest {

    private static final URI PAGE = URI.create("https://hr.example.com/assessments");
    private static final URI WIDGET = URI.create("https://app.psikologiehub.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";;",
                "script-src 'self'; connect-src 'SELF'",
                "script-src 'none'; script-src-elem 'self'",
                "script-src-elem hr.example.com; script-src 'none'; connect-src https://hr.example.com/api/",
                "script-src 'nonce-abc'; connect-src *.example.com:*",
                "script-src 'Strict-Dynamic' 'NONCE-abc'; connect-src https:",
                "script-src 'sha256-abc='; connect-src *",
                "script-src 'nonce-abc' 'unsafe-inline'",
                "script-src 'nonce-abc' 'none'",
                "script-src-elem 'self'; script-src 'unsafe-inline'",
                "script-src 'unsafe-inline' 'self'",
                "default-src 'none'; script-src https:; connect-src 'self'; frame-src https:",
                "frame-ancestors 'none'; form-action 'none'",
                "frame-src https://app.psikologiehub.com",
                "frame-src https://app.psikologiehub.com/",
                "frame-src https://app.psikologiehub.com:443",
                "frame-src https://app.psikologiehub.com:*",
                "frame-src app.psikologiehub.com",
                "frame-src http://app.psikologiehub.com",
                "FRAME-SRC HTTPS://APP.PsikologieHub.COM",
                "\t frame-src \t'self'\n https://app.psikologiehub.com  ;",
                "frame-src https://*.psikologiehub.com",
                "frame-src *.psikologiehub.com",
                "frame-src *.com",
                "frame-src https://*",
                "frame-src https://*:443",
                "frame-src *",
                "frame-src https:",
                "frame-src http:",
                "frame-src wss:",
                "frame-src 'none' https://app.psikologiehub.com",
                "child-src https://app.psikologiehub.com; default-src 'self'",
                "default-src 'self' https:",
                "frame-src https:; child-src 'none'; default-src 'self'",
                "frame-src https:; frame-src 'none'",
                "frame-src é",
                "sandbox allow-scripts allow-same-origin allow-forms",
                "sandbox ALLOW-SCRIPTS Allow-Same-Origin"
            })
    void the_policy_allows_the_widget(String policy) {
        assertEquals(List.of(), obstacles(policy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "frame-src 'none'#frame-src 'none'",
                "frame-src 'NONE'#frame-src 'NONE'",
                "frame-src#frame-src",
                "frame-src 'self'#frame-src 'self'",
                "Frame-Src   https://a.example#frame-src https://a.example",
                "frame-src https://dev-app.psikologiehub.com#frame-src https://dev-app.psikologiehub.com",
                "frame-src https://psikologiehub.com#frame-src https://psikologiehub.com",
                "frame-src https://*.app.psikologiehub.com#frame-src https://*.app.psikologiehub.com",
                "frame-src https://evilapp.psikologiehub.com#frame-src https://evilapp.psikologiehub.com",
                "frame-src https://app.psikologiehub.com.evil#frame-src https://app.psikologiehub.com.evil",
                "frame-src https://app.psikologiehub.com:8443#frame-src https://app.psikologiehub.com:8443",
                "frame-src https://app.psikologiehub.com:80#frame-src https://app.psikologiehub.com:80",
                "frame-src ftp://app.psikologiehub.com#frame-src ftp://app.psikologiehub.com",
                "frame-src data: blob:#frame-src data: blob:",
                "frame-src 'app.psikologiehub.com'#frame-src 'app.psikologiehub.com'",
                "frame-src https://a*.psikologiehub.com#frame-src https://a*.psikologiehub.com",
                "frame-src //app.psikologiehub.com#frame-src //app.psikologiehub.com",
                "frame-src 'nonce-abc' 'unsafe-inline'#frame-src 'nonce-abc' 'unsafe-inline'",
                "child-src 'self'; default-src *#child-src 'self'",
                "default-src 'self'#default-src 'self'",
                "frame-src 'self'; frame-src *#frame-src 'self'",
                "frame-src 'self'; frame-src * \u0080#frame-src 'self'",
                "frame-src 'self'\u007f#frame-src 'self'\u007f"
            })
    void the_policy_blocks_the_widget(String policy, String cause) {
        assertEquals(List.of(new Obstacle(Kind.FRAME_SOURCE, cause)), obstacles(policy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frame-src https://app.psikologiehub.com/widget",
                "frame-src https://app.psikologiehub.com/widget/",
                "frame-src 'self' app.psikologiehub.com/*"
            })
    void a_path_allows_only_a_part_of_the_widgets_origin(String policy) {
        assertEquals(List.of(new Obstacle(Kind.FRAME_PATH, policy)), obstacles(policy));
    }

    @Test
    void a_path_does_not_matter_if_another_expression_allows_all_paths() {
        assertEquals(List.of(), obstacles("frame-src https://app.psikologiehub.com/widget https:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "sandbox allow-scripts", "sandbox allow-same-origin allow-forms"})
    void a_sandbox_without_scripts_or_an_origin_blocks_the_widget(String policy) {
        assertEquals(List.of(new Obstacle(Kind.SANDBOX, policy)), obstacles(policy));
    }

    @Test
    void a_policy_can_block_the_widget_in_several_ways() {
        assertEquals(
                List.of(
                        new Obstacle(Kind.SANDBOX, "sandbox"),
                        new Obstacle(Kind.FRAME_SOURCE, "default-src 'none'"),
                        new Obstacle(Kind.ALL_SCRIPTS_BLOCKED, "default-src 'none'"),
                        new Obstacle(Kind.ALL_REQUESTS_BLOCKED, "default-src 'none'")),
                obstacles("default-src 'none'; sandbox"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "script-src 'none'#ALL_SCRIPTS_BLOCKED",
                "script-src 'unsafe-eval' 'report-sample'#ALL_SCRIPTS_BLOCKED",
                "script-src-elem 'none'; script-src 'self'#ALL_SCRIPTS_BLOCKED",
                "default-src; frame-src *; connect-src *#ALL_SCRIPTS_BLOCKED",
                "script-src 'nonce-' 'sha1-abc'#ALL_SCRIPTS_BLOCKED",
                "script-src 'strict-dynamic'#STRICT_DYNAMIC",
                "script-src 'self' 'Strict-Dynamic' 'unsafe-inline'#STRICT_DYNAMIC",
                "script-src 'unsafe-inline'#OWN_SCRIPTS_BLOCKED",
                "script-src 'Unsafe-Inline' 'unsafe-eval'#OWN_SCRIPTS_BLOCKED",
                "script-src-elem 'unsafe-inline'; script-src 'self'#OWN_SCRIPTS_BLOCKED",
                "default-src 'unsafe-inline'; frame-src *; connect-src *#OWN_SCRIPTS_BLOCKED",
                "script-src cdn.example#OWN_SCRIPTS_BLOCKED",
                "script-src https://hr.example.com:8443#OWN_SCRIPTS_BLOCKED",
                "connect-src 'none'#ALL_REQUESTS_BLOCKED",
                "connect-src#ALL_REQUESTS_BLOCKED",
                "connect-src 'none'; default-src *#ALL_REQUESTS_BLOCKED",
                "connect-src https://api.example.com#OWN_REQUESTS_BLOCKED",
                "connect-src *.hr.example.com#OWN_REQUESTS_BLOCKED",
                "default-src https://app.psikologiehub.com; script-src 'nonce-a'#OWN_REQUESTS_BLOCKED"
            })
    void the_policy_must_allow_the_scripts_and_requests_of_the_page(String policy, Kind kind) {
        assertEquals(
                List.of(kind), obstacles(policy).stream().map(Obstacle::kind).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/, \"self\",                ALL",
        "http://localhost/,      \"self\",                ALL",
        "http://localhost:8080/, localhost:8080,        ALL",
        "http://localhost:8080/, http:,                 ALL",
        "http://localhost:8080/, ws://localhost:8080/a, SOME_PATHS",
        "http://localhost/,      localhost,             ALL",
        "http://localhost:8080/, localhost,             NONE",
        "http://localhost:8080/, https:,                NONE",
        "http://localhost:8080/, https://localhost:8080, NONE"
    })
    void a_page_on_this_machine_may_be_without_tls(URI page, String expression, SourceExpression.Match match) {
        assertEquals(match, SourceExpression.match(expression.replace('"', '\''), page, page));
    }

    @Test
    void each_policy_of_each_header_applies() {
        List<ContentSecurityPolicy> policies =
                ContentSecurityPolicy.parseAll(List.of("frame-src *, frame-src 'none'", "frame-src https:"));

        assertEquals(
                List.of(List.of(), List.of(new Obstacle(Kind.FRAME_SOURCE, "frame-src 'none'")), List.of()),
                policies.stream().map(policy -> policy.obstacles(PAGE, WIDGET)).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "https://hr.example.com/a,      https://hr.example.com,      ALL",
        "https://HR.example.com/a,      https://hr.example.com:443,  ALL",
        "http://hr.example.com/a,       https://hr.example.com,      ALL",
        "https://hr.example.com:8443/a, https://hr.example.com:8443, ALL",
        "https://hr.example.com:8443/a, https://hr.example.com,      NONE",
        "http://localhost:8080/a,       https://localhost:8443,      NONE",
        "https://hr.example.com/a,      https://app.psikologiehub.com, NONE"
    })
    void self_is_the_origin_of_the_page(URI page, URI widget, SourceExpression.Match match) {
        assertEquals(match, SourceExpression.match("'SELF'", page, widget));
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_page.example/, my_widget.example,          https://my_widget.example,   ALL",
        "https://hr.example.com/,  127.0.0.1:8443,             https://127.0.0.1:8443,      ALL",
        "https://hr.example.com/,  https://[::1]:8443,         https://[::1]:8443,          ALL",
        "https://hr.example.com/,  https://127.0.0.1,          https://127.0.0.1:8443,      NONE",
        "http://localhost:8080/,   app.psikologiehub.com,      https://app.psikologiehub.com, ALL",
        "https://hr.example.com/,  http://hr.example.com:99999, https://hr.example.com,     NONE"
    })
    void hosts_may_be_addresses_or_have_a_port(URI page, String expression, URI widget, SourceExpression.Match match) {
        assertEquals(match, SourceExpression.match(expression, page, widget));
    }

    @Test
    void a_long_cause_is_cut() {
        Obstacle obstacle =
                obstacles("frame-src " + "https://a.example ".repeat(100)).get(0);

        assertEquals(Obstacle.MAX_CAUSE_LENGTH + 1, obstacle.cause().length());
    }

    private static List<Obstacle> obstacles(String policy) {
        return ContentSecurityPolicy.parse(policy).obstacles(PAGE, WIDGET);
    }
}
