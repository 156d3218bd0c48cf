package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.VendorError;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSource;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the gateway reads the vendor's responses: members of the session must be valid, and unknown members are allowed. */
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
                "{'sessionToken':'t','widgetUrl':'https://h/w','partnerId':'p','expiresIn':1800000000}",
                "{'sessionToken':'t','widgetUrl':'https://h/w','partnerId':'p','expiresIn':1999999999}",
                " \n{'expiresIn':1800000000,'partnerId':'other','widgetUrl':'https://h:8443/w?token=t#x','sessionToken':'t',"
                        + "'success':true}\n "
            })
    void a_valid_session_is_accepted(String json) {
        assertEquals("CREATED", resultOf(200, json).name());
    }

    static Stream<Arguments> invalidBodies() {
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
                Arguments.of(session("999999999999999999"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("-999999999999999999"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("3600"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("-1800000000"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("1800000000000"), "expiresIn: is not a UNIX time"),
                Arguments.of(session("1800000000").replace("https:", "http:"), "widgetUrl: needs to be"),
                Arguments.of(session("1800000000").replace("https://h/w", "javascript:alert(1)"), "widgetUrl: needs"),
                Arguments.of(session("1800000000").replace("//h", "//u:p@h"), "widgetUrl: must not have user info"),
                Arguments.of(session("1800000000").replace("/w", "/w\\n"), "widgetUrl: has a control character"));
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void an_invalid_body_with_status_200_is_an_invalid_response(String json, String problem) {
        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, resultOf(200, json));

        assertEquals("INVALID_RESPONSE", failed.name());
        assertTrue(failed.detail().contains(problem), failed.detail());
    }

    @Test
    void a_response_above_the_size_limit_is_rejected() {
        String large = "{'filler':'" + "x".repeat(1 << 20) + "'}";

        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, resultOf(200, large));

        assertTrue(failed.detail().contains("larger than 1048576 bytes"), failed.detail());
    }

    @Test
    void the_size_limit_applies_after_decompression() throws Exception {
        Buffer bomb = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(bomb))) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        assertTrue(bomb.size() < 1 << 17, "64 MiB are compressed to " + bomb.size() + " bytes");
        vendor.enqueue(
                new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(bomb));

        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, TlsServer.post(vendor.gateway()));

        assertTrue(failed.detail().contains("larger than 1048576 bytes"), failed.detail());
    }

    /** The response is complete, so a retry would return the same body. The failure must not look like a lost connection. */
    @ParameterizedTest
    @CsvSource({
        "gzip, not valid gzip",
        "deflate, was not requested and is not supported",
        "'gzip, gzip', was not requested and is not supported"
    })
    void a_response_with_a_wrong_content_encoding_is_invalid(String coding, String problem) {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).addHeader("Content-Encoding", coding));

        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, TlsServer.post(vendor.gateway()));

        assertEquals("INVALID_RESPONSE", failed.name());
        assertTrue(failed.detail().endsWith(problem), failed.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity"})
    void the_content_encoding_identity_is_accepted(String coding) {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).addHeader("Content-Encoding", coding));

        assertEquals("CREATED", TlsServer.post(vendor.gateway()).name());
    }

    @Test
    void a_refusal_with_a_wrong_content_encoding_is_still_a_refusal() {
        vendor.enqueue(TlsServer.response(401, "{}").addHeader("Content-Encoding", "gzip"));

        assertEquals("INVALID_SIGNATURE", TlsServer.post(vendor.gateway()).name());
    }

    @Test
    void a_gzip_response_is_accepted() throws Exception {
        Buffer compressed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(compressed))) {
            gzip.writeUtf8(TlsServer.SESSION_JSON);
        }
        vendor.enqueue(
                new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(compressed));

        assertEquals("CREATED", TlsServer.post(vendor.gateway()).name());
    }

    @Test
    void the_vendors_error_message_is_reported_and_shortened() {
        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class,
                resultOf(
                        422,
                        "{'success':false,'message':'" + "m".repeat(600)
                                + "','errors':{'user.email':['is taken',7,'is odd'],'x':'one','y':{}}}"));

        assertEquals("m".repeat(500) + "…", refused.error().message());
        assertEquals(
                Map.of("user.email", List.of("is taken", "7", "is odd"), "x", List.of("one")),
                refused.error().fieldErrors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<h1>401</h1>", "[]", "{'message':7}", "{'errors':null}", "{'errors':[]}", "{'message'"})
    void a_refusal_without_a_readable_message_is_still_a_refusal(String body) {
        AttemptResult.Refused refused = assertInstanceOf(AttemptResult.Refused.class, resultOf(401, body));

        assertEquals(VendorError.NONE, refused.error());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':'Bad name','detail':'name is empty','status':422}         | name is empty",
                "{'title':'Bad name','type':'about:blank'}                          | Bad name",
                "{'error':'invalid_request','error_description':'name is empty'}    | name is empty",
                "{'error':'invalid_request'}                                        | invalid_request",
                "{'error':{'code':7,'message':'name is empty'}}                     | name is empty",
                "{'error':{'code':7,'text':'second'},'detail':'first'}              | first",
                "{'error':['second'],'detail':'first'}                              | first",
                "{'detail':'second','message':'first'}                              | first",
                "{'detail':'second','message':null}                                 | second",
                "{'message':{'en':'name is empty','id':'nama kosong','a@b':7}}      | name is empty; nama kosong",
                "{'message':['name is empty',['of a@b']]}                           | name is empty; of (e-mail)",
                "{'detail':'a@b is odd'}                                            | (e-mail) is odd"
            })
    void another_form_of_the_message_is_reported(String body, String message) {
        AttemptResult.Refused refused = assertInstanceOf(AttemptResult.Refused.class, resultOf(422, body));

        assertEquals(new VendorError(message, Map.of()), refused.error());
    }

    @Test
    void a_message_of_many_texts_is_limited() {
        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class,
                resultOf(422, "{'message':[" + ("'" + "m".repeat(300) + "',").repeat(20) + "'x']}"));

        assertEquals(501, refused.error().message().length());
    }

    @Test
    void ten_texts_of_a_message_are_reported() {
        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class, resultOf(422, "{'message':[" + "'x',".repeat(10) + "'eleventh']}"));

        assertEquals(
                String.join("; ", Collections.nCopies(10, "x")), refused.error().message());
    }

    @Test
    void a_token_in_the_name_of_a_field_is_redacted() {
        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class,
                resultOf(422, "{'errors':{'K11LSW4H4GGh8PH+t4yR9N/RawXZmXaoBUajbtn+Zps=':'q'}}"));

        assertEquals(Map.of("(signature)", List.of("q")), refused.error().fieldErrors());
    }

    static Stream<Arguments> nestedErrors() {
        return Stream.of(
                Arguments.of(
                        "{'user':{'email':['is taken','is odd']}}",
                        Map.of("user.email", List.of("is taken", "is odd"))),
                Arguments.of(
                        "{'user':{'candidates':[{'nama':'too long'},{'email':['odd']}]}}",
                        Map.of(
                                "user.candidates[0].nama",
                                List.of("too long"),
                                "user.candidates[1].email",
                                List.of("odd"))),
                Arguments.of("{'x':[['a','b'],'c']}", Map.of("x[0]", List.of("a", "b"), "x", List.of("c"))),
                Arguments.of("{'x':null,'y':true,'z':'odd'}", Map.of("z", List.of("odd"))),
                Arguments.of("['a','b']", Map.of("errors", List.of("a", "b"))),
                Arguments.of("'a'", Map.of("errors", List.of("a"))),
                Arguments.of(
                        "[{'field':'email','problem':'odd'}]",
                        Map.of("errors[0].field", List.of("email"), "errors[0].problem", List.of("odd"))));
    }

    @ParameterizedTest
    @MethodSource("nestedErrors")
    void errors_at_any_depth_are_reported_with_their_paths(String errors, Map<String, List<String>> expected) {
        AttemptResult.Refused refused =
                assertInstanceOf(AttemptResult.Refused.class, resultOf(422, "{'errors':" + errors + "}"));

        assertEquals(expected, refused.error().fieldErrors());
    }

    @Test
    void the_number_of_errors_is_limited() {
        String texts = "'x',".repeat(20) + "'x'";
        String fields = IntStream.range(0, 60)
                .mapToObj(i -> "'f" + i + "':{'g':[" + texts + "]}")
                .collect(Collectors.joining(","));

        AttemptResult.Refused refused =
                assertInstanceOf(AttemptResult.Refused.class, resultOf(422, "{'errors':{" + fields + "}}"));

        assertEquals(50, refused.error().fieldErrors().size());
        assertEquals(Collections.nCopies(10, "x"), refused.error().fieldErrors().get("f0.g"));
    }

    @Test
    void the_message_and_the_errors_are_redacted() {
        AttemptResult.Refused refused = assertInstanceOf(
                AttemptResult.Refused.class,
                resultOf(422, "{'message':'a@b is odd','errors':{'a@b':[{'c@d':'e@f'}]}}"));

        assertEquals(
                new VendorError("(e-mail) is odd", Map.of("(e-mail)[0].(e-mail)", List.of("(e-mail)"))),
                refused.error());
    }

    @ParameterizedTest
    @CsvSource({"0000000000007, PT7S", "1000000000, PT277777H46M40S", "99999999999999999999, PT277777H46M39S"})
    void retry_after_in_seconds_is_parsed(String header, Duration expected) {
        assertEquals(
                Optional.ofNullable(expected),
                retryAfter(new MockResponse.Builder().code(503).addHeader("Retry-After", header)));
    }

    @Test
    void a_time_out_within_the_body_is_passed_on() {
        ForwardingSource stalled = new ForwardingSource(new Buffer()) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                throw new SocketTimeoutException("read");
            }
        };
        Response response = new Response.Builder()
                .request(new Request.Builder().url("https://vendor.example").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(Okio.buffer(stalled), null, 1_000))
                .build();

        assertThrows(
                SocketTimeoutException.class, () -> ResponseReader.read(response, Requests.signed(Requests.minimal())));
    }

    /** The text may quote the request, so it is not a part of the detail, which may be logged. */
    @ParameterizedTest
    @ValueSource(ints = {200, 402, 429, 500, 502, 503, 504})
    void the_message_of_a_response_without_a_session_is_reported_apart_from_the_detail(int status) {
        AttemptResult.Failed failed = assertInstanceOf(
                AttemptResult.Failed.class,
                resultOf(status, "{'success':false,'message':'canary of a@b','errors':{'x':'canary'}}"));

        assertEquals(new VendorError("canary of (e-mail)", Map.of("x", List.of("canary"))), failed.error());
        assertFalse(failed.detail().contains("canary"), failed.detail());
        assertFalse(failed.toString().contains("canary"), failed.toString());
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
