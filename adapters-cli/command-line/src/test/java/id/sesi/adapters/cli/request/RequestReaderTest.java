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
    void reads_the_full_example() throws Exception {
        SessionRequest request = read("""
                        {'user': {'user_id': 'ext-user-001', 'email': 'john.doe@example.com', 'name': 'John Doe',
                          'username': 'johndoe',
                          'company': {'company_id': 'comp-001', 'name': 'PT Contoh', 'email': 'hr@example.com'},
                          'candidates': [
                            {'candidate_id': 'cand-001', 'nama': 'Nguyễn Thị Ánh', 'email': 'anh@example.com'},
                            {'candidate_id': 'cand-002', 'nama': 'Ñandú \\u00d6 李小龍 😀', 'email': 'n@example.com'}]}}
                        """).toSend();

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'user':{USER}}",
                "{'user':{USER,'username':null,'company':null,'candidates':null}}",
                "{'user':{USER,'username':'','company':{},'candidates':[]}}",
                "{'user':{USER,'company':{'company_id':null,'name':null,'email':null}}}"
            })
    void absent_null_and_empty_are_the_same_for_optional_members(String json) throws Exception {
        assertEquals(read("{'user':{USER}}").toSend(), read(json).toSend());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                one("", "request: is not well-formed JSON near line 1 column 1"),
                one("{'user':{USER}", "request: is not well-formed JSON near line 1 column 49"),
                one("{'user':{USER}} x", "request: has more text after the JSON object"),
                one("{'user':{USER}}{}", "request: has more text after the JSON object"),
                one("{user:{}}", "request: is not well-formed JSON near"),
                one("{'user':{USER,}}", "request: is not well-formed JSON near"),
                one("{'user':{USER}} // done", "request: has more text after the JSON object"),
                one("{'user':{USER,'username':'a\nb'}}", "request: is not well-formed JSON near"),
                one("\ufeff{'user':{USER}}", "request: starts with a byte order mark"),
                one("{'x':" + "[".repeat(10_000), "request: is not well-formed JSON near"),
                one("[]", "request: needs to be an object, but is an array"),
                one("'text'", "request: needs to be an object, but is a text"),
                one("null", "request: is null, but an object is required"),
                one("{}", "user: is missing"),
                one("{'user':null}", "user: is null, but an object is required"),
                one("{'user':'me'}", "user: needs to be an object, but is a text"),
                one("{'user':{USER},'signature':'x'}", "signature: is made here; remove it"),
                one("{'user':{USER},'usr':1}", "usr: is unknown; did you mean user?"),
                one("{'user':{USER},'user':{USER}}", "user: is there twice; keep one"),
                one("{'user':{USER,'userId':'x'}}", "user.userId: is unknown; did you mean user_id?"),
                one("{'user':{USER,'E-Mail':'x'}}", "user.E-Mail: is unknown; did you mean email?"),
                one(
                        "{'user':{USER,'phone':'x'}}",
                        "user.phone: is unknown; known here: user_id, email, name, username,"),
                one("{'user':{USER,'email':'c@d'}}", "user.email: is there twice; keep one"),
                one("{'user':{USER,'username':7}}", "user.username: needs to be a text, but is a number"),
                one("{'user':{USER,'username':true}}", "user.username: needs to be a text, but is true or false"),
                one("{'user':{USER,'company':'x'}}", "user.company: needs to be an object, but is a text"),
                one("{'user':{USER,'company':{'id':'x'}}}", "user.company.id: is unknown; known here: company_id"),
                one("{'user':{USER,'candidates':{}}}", "user.candidates: needs to be an array, but is an object"),
                one("{'user':{USER,'candidates':[null]}}", "user.candidates[0]: is null, but an object is required"),
                one("{'user':{USER,'candidates':['x']}}", "user.candidates[0]: needs to be an object, but is a text"),
                one(
                        "{'user':{'user_id':null,'email':'a@b','name':'N'}}",
                        "user.user_id: is null, but a text is required"),
                one(
                        "{'user':{'user_id':7,'email':'a@b','name':'N'}}",
                        "user.user_id: needs to be a text, but is a number"),
                one("{'user':{'email':'a@b','name':'N'}}", "user.user_id: is required, but missing or empty"),
                one("{'user':{USER,'username':'\\ud800'}}", "user.username: U+D800"));
    }

    private static Arguments one(String json, String fault) {
        return Arguments.of(json, fault);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_request_with_one_fault_is_refused_with_that_one(String json, String fault) {
        List<String> faults = faults(json);

        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).startsWith(fault), () -> faults.get(0));
    }

    @Test
    void all_faults_of_form_and_value_are_reported_at_once() {
        assertEquals(
                List.of(
                        "user.candidates[0].name: is unknown; did you mean nama?",
                        "user.candidates[1].email: needs to be a text, but is a number",
                        "user.candidates[2].candidate_id: is there twice; keep one",
                        "user.company: needs to be an object, but is an array",
                        "user.candidates[0].nama: is required, but missing or empty",
                        "user.candidates[2].nama: U+0000 (NULL) at character 1 is a control character; remove it",
                        "user.user_id: U+007C (VERTICAL LINE) at character 2 separates signed parts and cannot be escaped;"
                                + " remove it",
                        "user.name: is required, but missing or empty"),
                faults("""
                        {'user':{'user_id':'a|b','email':'a@b','candidates':[
                          {'candidate_id':'1','name':'Siti','email':'s@b'},
                          {'candidate_id':'2','nama':'Budi','email':7},
                          {'candidate_id':'3','candidate_id':'4','nama':'\\u0000','email':'x@y'}],
                         'company':[]}}"""));
    }

    @Test
    void invalid_utf_8_is_refused_with_its_place() throws Exception {
        byte[] latin1 = "{\"user\":{\"name\":\"\u00e9\"}}".getBytes(ISO_8859_1);

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> RequestReader.read(new ByteArrayInputStream(latin1), PARTNER, RequestForm.UNSIGNED));

        assertEquals(
                "request: is not UTF-8 at byte 18", refused.violations().get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc3, 0xe6, 0xf0})
    void a_character_that_is_cut_off_is_refused(int firstByte) {
        assertThrows(
                InvalidRequestException.class,
                () -> RequestReader.read(
                                new ByteArrayInputStream(new byte[] {'{', (byte) firstByte}),
                                PARTNER,
                                RequestForm.UNSIGNED)
                        .toSend());
    }

    @Test
    void eight_mebibytes_are_read() throws Exception {
        String start = "{\"user\":{\"user_id\":\"U\",\"email\":\"a@b\",\"name\":\"N\",\"candidates\":[";
        String candidates = IntStream.range(0, 100_000)
                .mapToObj(i -> "{\"candidate_id\":\"" + i + "\",\"nama\":\"Siti\",\"email\":\"s@example.com\"}")
                .collect(Collectors.joining(","));
        String json = start + candidates + "]}}";
        byte[] padded = (json + " ".repeat(RequestReader.MAX_BYTES - json.length())).getBytes(UTF_8);

        SessionRequest request = RequestReader.read(new ByteArrayInputStream(padded), PARTNER, RequestForm.UNSIGNED)
                .toSend();

        assertEquals(100_000, request.user().candidates().size());
    }

    @Test
    void more_than_eight_mebibytes_are_refused_and_not_read_on() {
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                given[0] += length;
                Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        };

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> RequestReader.read(endless, PARTNER, RequestForm.UNSIGNED));

        assertEquals(
                "request: is larger than 8 MiB", refused.violations().get(0).toString());
        assertEquals(RequestReader.MAX_BYTES + 1, given[0]);
    }

    @Test
    void of_a_hundred_thousand_faults_a_thousand_are_reported() {
        String json = "{'user':{USER,'candidates':["
                + IntStream.range(0, 100_000).mapToObj(i -> "{'x':1}").collect(Collectors.joining(",")) + "]}}";

        assertEquals(1_000, faults(json).size());
    }

    private static ParsedRequest read(String json) throws InvalidRequestException, IOException {
        return RequestReader.read(
                new ByteArrayInputStream(
                        json.replace("USER", USER).replace('\'', '"').getBytes(UTF_8)),
                PARTNER,
                RequestForm.UNSIGNED);
    }

    private static List<String> faults(String json) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> read(json).toSend());
        return refused.violations().stream().map(Violation::toString).toList();
    }
}
