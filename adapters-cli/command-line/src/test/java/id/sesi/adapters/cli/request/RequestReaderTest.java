package id.sesi.adapters.cli.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");
    private static final String USER = "'user_id':'U','email':'a@b','name':'N'";

    @Test
    void the_full_example_is_read() throws Exception {
        SessionRequest request = read("""
                        {'user': {'user_id': 'ext-user-001', 'email': 'john.doe@example.com', 'name': 'John Doe',
                          'username': 'johndoe',
                          'company': {'company_id': 'comp-001', 'name': 'PT Contoh', 'email': 'hr@example.com'},
                          'candidates': [
                            {'candidate_id': 'cand-001', 'nama': 'Nguyễn Thị Ánh', 'email': 'anh@example.com'},
                            {'candidate_id': 'cand-002', 'nama': 'Ñandú \\u00d6 李小龍 😀', 'email': 'n@example.com'}]}}
                        """).toSessionRequest();

        assertEquals(
                SessionRequest.builder(PARTNER)
                        .userId("ext-user-001")
                        .email("john.doe@example.com")
                        .name("John Doe")
                        .username("johndoe")
                        .companyId("comp-001")
                        .companyName("PT Contoh")
                        .companyEmail("hr@example.com")
                        .candidate("cand-001", "Nguyễn Thị Ánh", "anh@example.com")
                        .candidate("cand-002", "Ñandú Ö 李小龍 😀", "n@example.com")
                        .build(),
                request);
    }

    @Test
    void an_unknown_member_does_not_hide_that_a_member_with_a_longer_name_is_missing() throws Exception {
        ParsedRequest parsed = read("{'user':{'user_id':'U','email':'a@b','na':'N'}}");

        InvalidRequestException invalid = assertThrows(InvalidRequestException.class, parsed::toSessionRequest);
        assertEquals(
                List.of("user.na", "user.name"),
                invalid.violations().stream().map(Violation::path).toList());
    }

    @Test
    void each_value_has_a_path() throws Exception {
        ParsedRequest parsed = read("""
                {'user': {'user_id': '1', 'email': '2', 'name': '3', 'username': '4',
                  'company': {'company_id': '5', 'name': '6', 'email': '7'},
                  'candidates': [{'candidate_id': '8', 'nama': '9', 'email': '10'}]}}
                """);

        assertEquals(
                List.of(
                        "user.user_id",
                        "user.email",
                        "user.name",
                        "user.username",
                        "user.company.company_id",
                        "user.company.name",
                        "user.company.email",
                        "user.candidates[0].candidate_id",
                        "user.candidates[0].nama",
                        "user.candidates[0].email"),
                parsed.pathsOf(value -> true));
        assertEquals(List.of("user.candidates[0].nama"), parsed.pathsOf("9"::equals));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'user':{USER}}",
                "{'user':{USER,'username':null,'company':null,'candidates':null}}",
                "{'user':{USER,'username':'','company':{},'candidates':[]}}",
                "{'user':{USER,'company':{'company_id':null,'name':null,'email':null}}}"
            })
    void absent_null_and_empty_optional_members_are_equal(String json) throws Exception {
        assertEquals(read("{'user':{USER}}").toSessionRequest(), read(json).toSessionRequest());
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                row(
                        "",
                        "request: is empty; write JSON to standard input, or use --request FILE or options such as --user-id"),
                row("{'user':{USER}", "request: is not well-formed JSON near line 1 column 49"),
                row("{'user':{USER}} x", "request: has more text after the JSON object"),
                row("{'user':{USER}}{}", "request: has more text after the JSON object"),
                row("{user:{}}", "request: is not well-formed JSON near"),
                row("{'user':{USER,}}", "request: is not well-formed JSON near"),
                row("{'user':{USER}} // done", "request: has more text after the JSON object"),
                row("{'user':{USER,'username':'a\nb'}}", "request: is not well-formed JSON near"),
                row("\ufeff{'user':{USER}}", "request: starts with a byte order mark"),
                row("{'x':" + "[".repeat(10_000), "request: is not well-formed JSON near"),
                row("[]", "request: needs to be an object, but is an array"),
                row("'text'", "request: needs to be an object, but is a string"),
                row("null", "request: is null, but an object is required"),
                row("{}", "user: is missing"),
                row("{'user':null}", "user: is null, but an object is required"),
                row("{'user':'me'}", "user: needs to be an object, but is a string"),
                row(
                        "{'user':{USER},'signature':'x'}",
                        "signature: is not accepted here, because sesi makes the signature; remove it"),
                row("{'user':{USER},'usr':1}", "usr: is unknown; did you mean user?"),
                row("{'user':{USER},'user':{USER}}", "user: is given twice; keep one"),
                row("{'user':{USER,'userId':'x'}}", "user.userId: is unknown; did you mean user_id?"),
                row("{'user':{USER,'E-Mail':'x'}}", "user.E-Mail: is unknown; did you mean email?"),
                row(
                        "{'user':{USER,'phone':'x'}}",
                        "user.phone: is unknown; known members: user_id, email, name, username,"),
                row("{'user':{USER,'email':'c@d'}}", "user.email: is given twice; keep one"),
                row("{'user':{USER,'username':7}}", "user.username: needs to be a string, but is a number"),
                row("{'user':{USER,'username':true}}", "user.username: needs to be a string, but is a boolean"),
                row("{'user':{USER,'company':'x'}}", "user.company: needs to be an object, but is a string"),
                row("{'user':{USER,'company':{'id':'x'}}}", "user.company.id: is unknown; known members: company_id"),
                row("{'user':{USER,'candidates':{}}}", "user.candidates: needs to be an array, but is an object"),
                row("{'user':{USER,'candidates':[null]}}", "user.candidates[0]: is null, but an object is required"),
                row("{'user':{USER,'candidates':['x']}}", "user.candidates[0]: needs to be an object, but is a string"),
                row(
                        "{'user':{'user_id':null,'email':'a@b','name':'N'}}",
                        "user.user_id: is null, but a string is required"),
                row(
                        "{'user':{'user_id':7,'email':'a@b','name':'N'}}",
                        "user.user_id: needs to be a string, but is a number"),
                row("{'user':{'email':'a@b','name':'N'}}", "user.user_id: is required, but missing or empty"),
                row("{'user':{USER,'username':'\\ud800'}}", "user.username: U+D800"));
    }

    private static Arguments row(String json, String violation) {
        return Arguments.of(json, violation);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void a_single_violation_is_reported_alone(String json, String violation) {
        List<String> violations = violations(json);

        assertEquals(1, violations.size(), violations::toString);
        assertTrue(violations.get(0).startsWith(violation), () -> violations.get(0));
    }

    @Test
    void all_violations_of_form_and_values_are_reported_at_once() {
        assertEquals(
                List.of(
                        "user.candidates[0].name: is unknown; did you mean nama?",
                        "user.candidates[1].email: needs to be a string, but is a number",
                        "user.candidates[2].candidate_id: is given twice; keep one",
                        "user.company: needs to be an object, but is an array",
                        "user.candidates[0].nama: is required, but missing or empty",
                        "user.candidates[2].nama: U+0000 (NULL) at character 1 is a control character; remove it",
                        "user.user_id: U+007C (VERTICAL LINE) at character 2 separates signed parts and cannot be escaped;"
                                + " remove it",
                        "user.name: is required, but missing or empty"),
                violations("""
                        {'user':{'user_id':'a|b','email':'a@b','candidates':[
                          {'candidate_id':'1','name':'Siti','email':'s@b'},
                          {'candidate_id':'2','nama':'Budi','email':7},
                          {'candidate_id':'3','candidate_id':'4','nama':'\\u0000','email':'x@y'}],
                         'company':[]}}"""));
    }

    @Test
    void invalid_utf_8_is_reported_with_its_position() throws Exception {
        byte[] latin1 = "{\"user\":{\"name\":\"\u00e9\"}}".getBytes(ISO_8859_1);

        InvalidRequestException invalid = assertThrows(
                InvalidRequestException.class,
                () -> RequestReader.read(new ByteArrayInputStream(latin1), PARTNER, RequestKind.WITHOUT_SIGNATURE));

        assertEquals(
                "request: is not valid UTF-8 at byte 18",
                invalid.violations().get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc3, 0xe6, 0xf0})
    void a_truncated_character_is_rejected(int firstByte) {
        assertThrows(
                InvalidRequestException.class,
                () -> RequestReader.read(
                                new ByteArrayInputStream(new byte[] {'{', (byte) firstByte}),
                                PARTNER,
                                RequestKind.WITHOUT_SIGNATURE)
                        .toSessionRequest());
    }

    @Test
    void a_request_of_8_mib_is_read() throws Exception {
        String start = "{\"user\":{\"user_id\":\"U\",\"email\":\"a@b\",\"name\":\"N\",\"candidates\":[";
        String candidates = IntStream.range(0, 100_000)
                .mapToObj(i -> "{\"candidate_id\":\"" + i + "\",\"nama\":\"Siti\",\"email\":\"s@example.com\"}")
                .collect(Collectors.joining(","));
        String json = start + candidates + "]}}";
        byte[] padded = (json + " ".repeat(RequestReader.MAX_BYTES - json.length())).getBytes(UTF_8);

        SessionRequest request = RequestReader.read(
                        new ByteArrayInputStream(padded), PARTNER, RequestKind.WITHOUT_SIGNATURE)
                .toSessionRequest();

        assertEquals(100_000, request.user().candidates().size());
    }

    @Test
    void a_request_above_8_mib_is_rejected_and_not_read_further() {
        long[] bytesRead = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                bytesRead[0]++;
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytesRead[0] += length;
                Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        };

        InvalidRequestException invalid = assertThrows(
                InvalidRequestException.class,
                () -> RequestReader.read(endless, PARTNER, RequestKind.WITHOUT_SIGNATURE));

        assertEquals(
                "request: is larger than the limit of 8 MiB",
                invalid.violations().get(0).toString());
        assertEquals(RequestReader.MAX_BYTES + 1, bytesRead[0]);
    }

    @Test
    void at_most_a_thousand_violations_are_reported() {
        String json = "{'user':{USER,'candidates':["
                + IntStream.range(0, 100_000).mapToObj(i -> "{'x':1}").collect(Collectors.joining(",")) + "]}}";

        assertEquals(1_000, violations(json).size());
    }

    private static ParsedRequest read(String json) throws InvalidRequestException, IOException {
        return RequestReader.read(
                new ByteArrayInputStream(
                        json.replace("USER", USER).replace('\'', '"').getBytes(UTF_8)),
                PARTNER,
                RequestKind.WITHOUT_SIGNATURE);
    }

    private static List<String> violations(String json) {
        InvalidRequestException invalid =
                assertThrows(InvalidRequestException.class, () -> read(json).toSessionRequest());
        return invalid.violations().stream().map(Violation::toString).toList();
    }
}
