package id.sesi.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final String TOKEN = "eyJhbGciOi.J9.x-_y";
    private static final String URL = "https://app.psikologiehub.com/widget?token=" + TOKEN;
    private static final long EXPIRY = 1_800_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"psikologihub-1024", "a", "...", "A.b_c~d-9"})
    void partner_ids(String value) {
        assertEquals(value, new PartnerId(value).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "a|b", "é", "a%2e", "a\n", "a?b", "a#b"})
    void refused_partner_ids(String value) {
        assertViolation("partnerId", () -> new PartnerId(value));
    }

    @Test
    void signatures_are_read_and_compared() {
        String hex = "ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2";

        assertEquals(hex, Signature.parse(hex).hex());
        assertEquals(Signature.parse(hex), Signature.parse(hex));
        assertEquals(Signature.parse(hex).hashCode(), Signature.parse(hex).hashCode());
        assertNotEquals(Signature.parse(hex), Signature.parse(hex.replace('a', 'b')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ac68",
                "AC689886217CE7C1002102D1327DFE741ECFEB3912426EAC1777E80DB427A1C2",
                "ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1cg",
                "ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2\n"
            })
    void refused_signatures(String hex) {
        assertViolation("signature", () -> Signature.parse(hex));
    }

    @Test
    void a_session_keeps_what_was_received() {
        Session session = Session.of(TOKEN, URL, "psikologihub", EXPIRY);

        assertEquals(TOKEN, session.token().value());
        assertEquals(URL, session.widgetUrl().value());
        assertEquals("app.psikologiehub.com", session.widgetUrl().host());
        assertEquals(Instant.parse("2027-01-15T08:00:00Z"), session.expiresAt());
    }

    @Test
    void a_session_ends_at_its_expiry_and_not_before() {
        Session session = Session.of(TOKEN, URL, "p", EXPIRY);

        assertFalse(session.isExpiredAt(Instant.ofEpochSecond(EXPIRY).minusNanos(1)));
        assertTrue(session.isExpiredAt(Instant.ofEpochSecond(EXPIRY)));
    }

    @Test
    void a_session_shows_neither_token_nor_url() {
        String shown = Session.of(TOKEN, URL, "p", EXPIRY).toString();

        assertFalse(shown.contains(TOKEN), shown);
        assertFalse(shown.contains("?"), shown);
    }

    @Test
    void a_session_reports_all_its_faults() {
        InvalidValueException invalid =
                assertThrows(InvalidValueException.class, () -> Session.of("", "http://x/", "p", 3600));

        assertEquals(
                List.of("sessionToken", "widgetUrl", "expiresIn"),
                invalid.violations().stream().map(Violation::path).toList());
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                -1,
                3_600,
                31_536_000,
                1_577_836_799L,
                4_102_444_800L,
                1_800_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void an_expiry_that_is_a_duration_or_counts_milliseconds_is_refused(long expiresIn) {
        assertViolation("expiresIn", () -> Session.of(TOKEN, URL, "p", expiresIn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/widget",
                "http://app.example/widget",
                "javascript:alert(1)",
                "https:widget",
                "https:///widget",
                "https://user:pw@app.example/",
                "https://@app.example/",
                "https://app.example/\n",
                "https://app.example/a b",
                "https://app.example/\u0000",
                "//app.example/",
                "https://app.example:65536/",
                "https://app.example/\ud800"
            })
    void refused_widget_urls(String url) {
        assertViolation("widgetUrl", () -> new WidgetUrl(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\n", "é", "\u007f"})
    void refused_session_tokens(String token) {
        assertViolation("sessionToken", () -> new SessionToken(token));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example",
                "ftp://app.example",
                "app.example",
                "https:app.example",
                "https:///x",
                "https://app.example:0",
                "https://app.example:65536",
                "https://my_host.example",
                "https://[fe80::1%25lo]",
                "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
                "https://user@app.example",
                "https://app.example?x",
                "https://app.example#x",
                "https://app.example/a/../b",
                "https://app.example/a/%2E%2e",
                "https://app.example/.",
            })
    void refused_base_urls(String url) {
        assertViolation("baseUrl", () -> Environment.STAGING.at(URI.create(url)));
    }

    /** Production has to be named: a base URL alone does not lead there. */
    @ParameterizedTest
    @CsvSource({
        "staging, https://app.psikologiehub.com",
        "staging, https://APP.psikologiehub.com./api",
        "production, https://dev-app.psikologiehub.com:443"
    })
    void an_environment_is_not_at_the_place_of_the_other(String name, String baseUrl) {
        assertViolation("baseUrl", () -> Environment.named(name).at(URI.create(baseUrl)));
    }

    @Test
    void there_are_two_environments() {
        assertViolation("environment", () -> Environment.named("development"));
    }

    private static void assertViolation(String path, Runnable construction) {
        InvalidValueException invalid = assertThrows(InvalidValueException.class, construction::run);
        assertEquals(
                List.of(path),
                invalid.violations().stream().map(Violation::path).toList());
    }
}
