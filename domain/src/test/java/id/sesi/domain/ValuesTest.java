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
    void a_partner_id_consists_of_safe_characters(String value) {
        assertEquals(value, new PartnerId(value).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "a|b", "é", "a%2e", "a\n", "a?b", "a#b"})
    void an_invalid_partner_id_is_rejected(String value) {
        assertViolation("partnerId", () -> new PartnerId(value));
    }

    @Test
    void a_signature_equals_another_with_the_same_digits() {
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
    void an_invalid_signature_is_rejected(String hex) {
        assertViolation("signature", () -> Signature.parse(hex));
    }

    @Test
    void a_session_has_the_values_of_the_response() {
        Session session = Session.of(TOKEN, URL, "psikologihub", EXPIRY);

        assertEquals(TOKEN, session.token().reveal());
        assertEquals(URL, session.widgetUrl().reveal());
        assertEquals("app.psikologiehub.com", session.widgetUrl().host());
        assertEquals(Instant.parse("2027-01-15T08:00:00Z"), session.expiresAt());
    }

    @Test
    void a_session_expires_exactly_at_its_expiry() {
        Session session = Session.of(TOKEN, URL, "p", EXPIRY);

        assertFalse(session.isExpiredAt(Instant.ofEpochSecond(EXPIRY).minusNanos(1)));
        assertTrue(session.isExpiredAt(Instant.ofEpochSecond(EXPIRY)));
    }

    @Test
    void the_text_of_a_session_contains_neither_the_token_nor_the_url() {
        String shown = Session.of(TOKEN, URL, "p", EXPIRY).toString();

        assertFalse(shown.contains(TOKEN), shown);
        assertFalse(shown.contains("?"), shown);
    }

    @Test
    void an_invalid_session_reports_all_violations() {
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
    void an_expiry_that_is_a_duration_or_in_milliseconds_is_rejected(long expiresIn) {
        assertViolation("expiresIn", () -> Session.of(TOKEN, URL, "p", expiresIn));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_577_836_800L, 4_102_444_799L})
    void the_first_second_of_2020_and_the_last_of_2099_are_valid_expiries(long expiresIn) {
        assertEquals(
                Instant.ofEpochSecond(expiresIn),
                Session.of(TOKEN, URL, "p", expiresIn).expiresAt());
    }

    @Test
    void a_session_that_a_gateway_creates_from_values_needs_a_valid_expiry() {
        SessionToken token = new SessionToken(TOKEN);
        WidgetUrl url = new WidgetUrl(URL);

        assertViolation("expiresIn", () -> new Session(token, url, "p", Instant.EPOCH));
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
                "https://app.example/\u0000",
                "//app.example/",
                "https://app.example:65536/",
                "https://app.example/\ud800"
            })
    void an_invalid_widget_url_is_rejected(String url) {
        assertViolation("widgetUrl", () -> new WidgetUrl(url));
    }

    /** The vendor has created the session, so a URL that browsers open must not be rejected. */
    @ParameterizedTest
    @CsvSource({
        "https://my_app.example/w?token=t, my_app.example",
        "https://Bücher.example/w, xn--bcher-kva.example",
        "https://app.example/a b?c=d e, app.example",
        "https://app.example/{id}/a|b^c`d\"<>?q={x|y}\\z, app.example",
        "https://app.example/100%, app.example",
        "HTTPS://APP.example:8443#a#b, app.example",
        "https://[::1]:8443/w, [::1]",
        "https://app.example.?x@y, app.example."
    })
    void a_widget_url_that_browsers_open_is_accepted_unchanged(String url, String host) {
        WidgetUrl accepted = new WidgetUrl(url);

        assertEquals(url, accepted.reveal());
        assertEquals(host, accepted.host());
    }

    @Test
    void spaces_before_and_after_a_widget_url_are_removed() {
        WidgetUrl accepted = new WidgetUrl("  https://app.example/a b?token=t ");

        assertEquals("https://app.example/a b?token=t", accepted.reveal());
        assertEquals("app.example", accepted.host());
        assertEquals(new WidgetUrl("https://app.example/a b?token=t"), accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "http://app.example, needs to be an absolute https URL",
        "https:///widget, has no host",
        "https://user@app.example, must not have user info",
        "https://app.example:70000/, 'has the port 70000, but a port is a number from 1 to 65535'",
        "https://app.example\\.evil.example/, 'has a backslash before its query, which browsers and other programs read differently'",
        "https://a b.example/, 'has a host that cannot be resolved; a host consists of letters, digits, hyphens and underscores, with at most 63 characters between dots and at most 253 in all'",
        "'https://app.example/\t', has a control character or an unpaired surrogate"
    })
    void a_rejected_widget_url_has_the_true_reason(String url, String problem) {
        assertProblem(problem, () -> new WidgetUrl(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\n", "é", "\u007f"})
    void an_invalid_session_token_is_rejected(String token) {
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
                "https://a%20b.example",
                "https://stra\u00dfe.example",
                "https://256.1.1.1",
                "https://[fe80::1%25lo]",
                "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
                "https://user@app.example",
                "https://app.example?x",
                "https://app.example#x",
                "https://app.example/a/../b",
                "https://app.example/a/%2E%2e",
                "https://app.example/.",
            })
    void an_invalid_base_url_is_rejected(String url) {
        assertViolation("baseUrl", () -> Environment.STAGING.withBaseUrl(URI.create(url)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_host.example:8443/hub, https://my_host.example:8443/hub, my_host.example:8443",
        "https://bücher.example:443, https://xn--bcher-kva.example, xn--bcher-kva.example:443",
        "HTTPS://APP.example/A, https://app.example/A, app.example:443",
        "https://127.0.0.1, https://127.0.0.1, 127.0.0.1:443",
        "https://[::1]:1/, https://[::1]:1/, [::1]:1"
    })
    void a_base_url_has_a_host_in_its_ascii_form(String url, String baseUrl, String server) {
        Environment environment = Environment.STAGING.withBaseUrl(URI.create(url));

        assertEquals(URI.create(baseUrl), environment.baseUrl());
        assertEquals(server, environment.server().toString());
    }

    /** To use production, a caller must name it: a base URL alone must not lead to production. */
    @ParameterizedTest
    @CsvSource({
        "staging, https://app.psikologiehub.com",
        "staging, https://APP.psikologiehub.com./api",
        "staging, https://\uff41pp.psikologiehub.com",
        "production, https://dev-app.psikologiehub.com:443"
    })
    void an_environment_must_not_have_the_address_of_the_other(String name, String baseUrl) {
        assertViolation("baseUrl", () -> Environment.named(name).withBaseUrl(URI.create(baseUrl)));
    }

    @Test
    void only_production_is_production_also_at_another_address() {
        URI sandbox = URI.create("https://localhost:8443");

        assertTrue(Environment.PRODUCTION.withBaseUrl(sandbox).isProduction());
        assertFalse(Environment.STAGING.withBaseUrl(sandbox).isProduction());
    }

    @Test
    void an_unknown_environment_is_rejected() {
        assertViolation("environment", () -> Environment.named("development"));
    }

    /** Hash codes may collide, but a constant one makes every hash table slow. */
    @Test
    void hash_codes_depend_on_the_value() {
        assertNotEquals(new SessionToken("a").hashCode(), new SessionToken("b").hashCode());
        assertNotEquals(new WidgetUrl("https://a/").hashCode(), new WidgetUrl("https://b/").hashCode());
        assertNotEquals(
                Signature.parse("0".repeat(64)).hashCode(),
                Signature.parse("1".repeat(64)).hashCode());
        assertNotEquals(
                CanonicalString.parse("p|u|a@b|n||").hashCode(),
                CanonicalString.parse("p|v|a@b|n||").hashCode());
    }

    @Test
    void equal_values_have_equal_hash_codes() {
        assertEquals(new SessionToken("a").hashCode(), new SessionToken("a").hashCode());
        assertEquals(new WidgetUrl("https://a/").hashCode(), new WidgetUrl("https://a/").hashCode());
        assertEquals(
                CanonicalString.parse("p|u|a@b|n||").hashCode(),
                CanonicalString.parse("p|u|a@b|n||").hashCode());
    }

    @Test
    void values_equal_only_values_with_the_same_content() {
        assertEquals(new SessionToken("a"), new SessionToken("a"));
        assertNotEquals(new SessionToken("a"), new SessionToken("b"));
        assertEquals(new WidgetUrl("https://a/"), new WidgetUrl("https://a/"));
        assertNotEquals(new WidgetUrl("https://a/"), new WidgetUrl("https://a"));
        assertNotEquals(CanonicalString.parse("p|u|a@b|n||"), CanonicalString.parse("p|v|a@b|n||"));
    }

    @Test
    void texts_for_logs_identify_the_value_without_personal_data() {
        Candidate candidate = new Candidate("c1", "Siti", "siti@example.com");
        Company company = new Company("co1", "Acme", "hr@example.com");
        User user = new User("u1", "a@b", "John", "jd", company, List.of(candidate));
        SessionRequest request = new SessionRequest(new PartnerId("p"), user);

        assertEquals("Candidate[candidateId=c1]", candidate.toString());
        assertEquals("Company[companyId=co1]", company.toString());
        assertEquals("User[userId=u1, candidates=1]", user.toString());
        assertEquals(
                "CanonicalString[partnerId=p, userId=u1]",
                request.canonicalString().toString());
        assertEquals("SessionToken[redacted]", new SessionToken("secret").toString());
        assertEquals(
                "WidgetUrl[host=app.example, redacted; call reveal()]",
                new WidgetUrl("https://app.example/?t=1").toString());
        try (SecretKey key = SecretKey.ofText("kunci")) {
            assertEquals(
                    "SignedRequest[partnerId=p, user=User[userId=u1, candidates=1]]",
                    request.signWith(key).toString());
        }
    }

    @Test
    void a_company_is_empty_only_without_any_member() {
        assertTrue(Company.NONE.isEmpty());
        assertTrue(new Company("", "", "").isEmpty());
        assertFalse(new Company("c", "", "").isEmpty());
        assertFalse(new Company("", "c", "").isEmpty());
        assertFalse(new Company("", "", "c@d").isEmpty());
    }

    private static void assertProblem(String problem, Runnable construction) {
        InvalidValueException invalid = assertThrows(InvalidValueException.class, construction::run);
        assertEquals(problem, invalid.violations().get(0).problem());
    }

    private static void assertViolation(String path, Runnable construction) {
        InvalidValueException invalid = assertThrows(InvalidValueException.class, construction::run);
        assertEquals(
                List.of(path),
                invalid.violations().stream().map(Violation::path).toList());
    }
}
