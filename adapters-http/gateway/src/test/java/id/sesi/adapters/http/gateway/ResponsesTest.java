package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.VendorError;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway makes of the vendor's answers: strict where a session depends on it, tolerant where the vendor may grow. */
class ResponsesTest {

    private final TlsServer vendor = new TlsServer();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'success':true,'sessionToken':'t','widgetUrl':'https://h/w','partnerId':'p','expiresIn':1800000000}",
                "{'new':{'a':[1,{'b':null}]},'success':true,'sessionToken':'t','widgetUrl':'https://h/w','partnerId':'',"
                        + "'expiresIn':1800000000,'more':1e400}",
                " \n{'expiresIn':1800000000,'partnerId':'other','widgetUrl':'https://h:8443/w?token=t#x','sessionToken':'t',"
                        + "'success':true}\n "
            })
    void accepted(String json) {
        assertEquals("CREATED", resultOf(200, json).name());
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("", "not a well-formed JSON object"),
                Arguments.of("<html>Login</html>", "not a well-formed JSON object"),
                Arguments.of("[]", "not a well-formed JSON object"),
                Arguments.of("{", "not a well-formed JSON object"),
                Arguments.of("\ufeff" + session("1800000000"), "not a well-formed JSON object"),
                Arguments.of(session("1800000000") + "x", "not a well-formed JSON object"),
                Arguments.of(session("1800000000") + "{}", "not a well-formed JSON object"),
                Arguments.of("{'a':" + "[".repeat(10_000) + "}", "not a well-formed JSON object"),
                Arguments.of("{'success':true}", "sessionToken is missing"),
                Arguments.of(session("1800000000").replace("true", "false"), "success is not true"),
                Arguments.of("{'success':false,'message':'no','errors':null}", "success is not true"),
                Arguments.of(session("1800000000").replace("true", "'true'"), "success is not a boolean"),
                Arguments.of(session("1800000000").replace("'p'", "7"), "partnerId is not a string"),
                Arguments.of(session("1800000000").replace("'t'", "null"), "sessionToken is not a string"),
                Arguments.of(session("1800000000").replace("'t'", "''"), "sessionToken: needs printable"),
                Arguments.of(session("1800000000").replace("}", ",'partnerId':'q'}"), "partnerId occurs twice"),
                Arguments.of(session("'1800000000'"), "expiresIn is not a number"),
                Arguments.of(session("1800000000.0"), "expiresIn is not an integer"),
                Arguments.of(session("1.8e9"), "expiresIn is not an integer"),
                Arguments.of(session("99999999999999999999"), "expiresIn is not an integer"),
                Arguments.of(session("3600"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("-1800000000"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("1800000000000"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("1800000000").replace("https:", "http:"), "widgetUrl: needs to be"),
                Arguments.of(session("1800000000").replace("https://h/w", "javascript:alert(1)"), "widgetUrl: needs"),
                Arguments.of(session("1800000000").replace("//h", "//u:p@h"), "widgetUrl: needs to be"),
                Arguments.of(session("1800000000").replace("/w", "/w\\n"), "widgetUrl: needs to be"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void a_complete_200_that_makes_no_sense(String json, String problem) {
        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, resultOf(200, json));

        assertEquals("UNINTELLIGIBLE_RESPONSE", failed.name());
        assertTrue(failed.detail().contains(problem), failed.detail());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 304, 402, 405, 407, 408, 409, 410, 415, 418, 421, 501, 505, 520, 599})
    void a_status_that_the_contract_does_not_list(int status) {
        assertEquals("UNEXPECTED_STATUS", resultOf(status, "").name());
    }

    @Test
    void an_response_beyond_the_cap_is_not_read_to_its_end() {
        String endless = "{'filler':'" + "x".repeat(1 << 20) + "'}";

        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, resultOf(200, endless));

        assertTrue(failed.detail().contains("larger than 1048576 bytes"), failed.detail());
    }

    @Test
    void the_cap_holds_after_decompression() throws Exception {
        Buffer bomb = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(bomb))) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        assertTrue(bomb.size() < 1 << 17, "64 MiB are packed into " + bomb.size() + " bytes");
        vendor.enqueue(
                new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(bomb));

        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, TlsServer.post(vendor.gateway()));

        assertTrue(failed.detail().contains("larger than 1048576 bytes"), failed.detail());
    }

    /** The answer is complete, so trying again would bring the same; a lost connection is another matter. */
    @ParameterizedTest
    @CsvSource({
        "gzip, not valid gzip",
        "deflate, was not requested and is not supported",
        "'gzip, gzip', was not requested and is not supported"
    })
    void an_response_that_is_not_packed_as_it_says(String coding, String problem) {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).addHeader("Content-Encoding", coding));

        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, TlsServer.post(vendor.gateway()));

        assertEquals("UNINTELLIGIBLE_RESPONSE", failed.name());
        assertTrue(failed.detail().endsWith(problem), failed.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity"})
    void an_response_may_say_that_it_is_not_packed(String coding) {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).addHeader("Content-Encoding", coding));

        assertEquals("CREATED", TlsServer.post(vendor.gateway()).name());
    }

    @Test
    void a_refusal_that_is_not_packed_as_it_says_is_a_refusal_all_the_same() {
        vendor.enqueue(TlsServer.response(401, "{}").addHeader("Content-Encoding", "gzip"));

        assertEquals("INVALID_SIGNATURE", TlsServer.post(vendor.gateway()).name());
    }

    @Test
    void an_response_may_be_compressed() throws Exception {
        Buffer packed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
            gzip.writeUtf8(TlsServer.SESSION_JSON);
        }
        vendor.enqueue(
                new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed));

        assertEquals("CREATED", TlsServer.post(vendor.gateway()).name());
    }

    @Test
    void the_vendors_words_are_passed_on_and_kept_short() {
        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class,
                resultOf(
                        422,
                        "{'success':false,'message':'" + "m".repeat(600)
                                + "','errors':{'user.email':['is taken',7,'is odd'],'x':'one','y':{}}}"));

        assertEquals("m".repeat(500) + "…", refused.error().message());
        assertEquals(
                Map.of("user.email", List.of("is taken", "", "is odd"), "x", List.of("one"), "y", List.of("")),
                refused.error().fieldErrors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<h1>401</h1>", "[]", "{'message':7}", "{'errors':null}", "{'errors':[]}", "{'message'"})
    void a_refusal_without_readable_words_is_a_refusal_all_the_same(String body) {
        AttemptResult.Refused refused = assertInstanceOf(AttemptResult.Refused.class, resultOf(401, body));

        assertEquals(VendorError.NONE, refused.error());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "got SIGNATURE # got (signature)",
                "got UPPER, not it # got (signature), not it",
                "use eyJhbGciOiJIUzI1NiJ9.e30.c2ln # use (token)",
                "john.doe@example.com is already used (by x|y@z) # (e-mail) is already used (by (e-mail))",
                "the key ab12 is fine # the key ab12 is fine"
            })
    void what_a_vendor_quotes_back_of_a_request_is_taken_out(String message, String expected) {
        String signature = Requests.signed(Requests.minimal()).signature().hex();
        String words = message.replace("SIGNATURE", signature).replace("UPPER", signature.toUpperCase(Locale.ROOT));

        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class,
                resultOf(422, "{'message':'" + words + "','errors':{'f':['" + words + "']}}"));

        assertEquals(new VendorError(expected, Map.of("f", List.of(expected))), refused.error());
    }

    /** What the cut leaves of a long value is taken out as well. */
    @Test
    void a_quoted_value_does_not_hide_behind_the_cut() {
        String signature = Requests.signed(Requests.minimal()).signature().hex();

        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class, resultOf(401, "{'message':'" + "-".repeat(460) + signature + "'}"));

        assertEquals("-".repeat(460) + "(signature)…", refused.error().message());
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "0000000000007, PT7S",
        "86401, PT24H1S",
        "-1,",
        "1.5,",
        "soon,",
        "99999999999999999999, PT277777H46M39S",
        "'',"
    })
    void retry_after_in_seconds(String header, Duration expected) {
        assertEquals(
                Optional.ofNullable(expected),
                retryAfter(new MockResponse.Builder().code(503).addHeader("Retry-After", header)));
    }

    @Test
    void retry_after_as_a_date_counts_from_the_servers_own_date() {
        Instant longAgo = Instant.parse("2001-02-03T04:05:06Z");

        assertEquals(
                Optional.of(Duration.ofSeconds(90)),
                retryAfter(new MockResponse.Builder()
                        .code(429)
                        .addHeader("Date", httpDate(longAgo))
                        .addHeader("Retry-After", httpDate(longAgo.plusSeconds(90)))));
        assertEquals(
                Optional.empty(),
                retryAfter(new MockResponse.Builder()
                        .code(429)
                        .addHeader("Date", httpDate(longAgo))
                        .addHeader("Retry-After", httpDate(longAgo.minusSeconds(1)))));
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    private Optional<Duration> retryAfter(MockResponse.Builder response) {
        vendor.enqueue(response);
        return assertInstanceOf(AttemptResult.Failed.class, TlsServer.post(vendor.gateway()))
                .retryAfter();
    }

    private AttemptResult resultOf(int status, String json) {
        vendor.enqueue(TlsServer.response(status, json.replace('\'', '"')));
        return TlsServer.post(vendor.gateway());
    }

    private static String session(String expiresIn) {
        return "{'success':true,'sessionToken':'t','widgetUrl':'https://h/w','partnerId':'p','expiresIn':" + expiresIn
                + "}";
    }
}
