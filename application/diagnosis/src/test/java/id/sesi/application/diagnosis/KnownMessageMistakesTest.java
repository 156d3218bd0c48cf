package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.ExampleRequest.CORRECT;
import static id.sesi.application.diagnosis.ExampleRequest.causes;
import static id.sesi.application.diagnosis.ExampleRequest.hex;
import static id.sesi.application.diagnosis.ExampleRequest.mac;
import static id.sesi.application.diagnosis.ExampleRequest.request;
import static id.sesi.application.diagnosis.ExampleRequest.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One example of each kind of mistake in the message. Each example states the signed text, and {@link ExampleRequest} signs it.
 */
class KnownMessageMistakesTest {

    private static final String JSON =
            "{\"user\":{\"user_id\":\"U/1\",\"email\":\"z@x.id\",\"name\":\"Zoë O'Brien & Co\","
                    + "\"candidates\":[{\"candidate_id\":\"c10\",\"nama\":\"Ani\",\"email\":\"a@x.id\"},"
                    + "{\"candidate_id\":\"c9\",\"nama\":\"Budi\",\"email\":\"b@x.id\"}]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Zoë O&x039;Brien &amp; Co#escaped as in HTML, with &x039;, as in PHP",
                "Zoë O&xx27;Brien &amp; Co#escaped as in HTML, with &xx27;, as in Python",
                "Zoë O&apos;Brien &amp; Co#escaped as in XML, with &apos;",
                "Zoë O'Brien &amp; Co#escaped as in HTML, except apostrophes",
                "Zo&euml; O'Brien &amp; Co#escaped as in HTML, with names such as &eacute;, except apostrophes",
                "Zo&xxEB; O&xx27;Brien &amp; Co#escaped as in HTML by ASP.NET Core",
                "Zoë O\\'Brien & Co#escaped by PHP's addslashes",
                "Zoë O''Brien & Co#escaped as in SQL, with '' for '",
                "Zoë O\\u0027Brien & Co#escaped as in JSON, with \\u0027 for '",
                "Zoë O'Brien \\u0026 Co#escaped as in Go's or Rails' JSON",
                "Zo\\u00eb O'Brien & Co#escaped as in Python's JSON",
                "Zo%C3%AB%20O%27Brien%20%26%20Co#URL-encoded",
                "Zo%C3%AB%20O'Brien%20%26%20Co#URL-encoded by encodeURIComponent",
                "Zo%c3%ab+O%27Brien+%26+Co#URL-encoded by .NET's HttpUtility",
                "Zoe O'Brien & Co#signed without its accents",
                "Zo? O'Brien & Co#signed with ? for characters outside ASCII",
                "ZoÃ« O'Brien & Co#encoded as UTF-8 twice",
                "Optional[Zoë O'Brien & Co]#written as Optional, as in Java",
                "Some(\"Zoë O'Brien & Co\")#written as Some, as in Rust",
                "b\"Zo\\xc3\\xab O'Brien & Co\"#written as bytes, as in Python: b'…'",
                "Zoë#cut at its first space"
            })
    void a_name_that_was_changed_is_explained(String signed, String how) {
        List<String> causes = causes(hex(mac(text(signed.replace("&x", "&#"), "c10,c9"))));
        // If only the name changes, changing all values has the same effect.
        String expected = how.replace("&x", "&#");
        assertTrue(
                List.of(List.of("the field user.name is " + expected), List.of("the values are " + expected))
                        .contains(causes),
                causes::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "c9,c10#sorted by the numbers in them",
                "c10 c9#joined by a space",
                "[c10, c9]#written as a list in brackets",
                "[c10 c9]#written as a list in brackets, with spaces only, as in Go",
                "['c10', 'c9']#written as a list of quoted ids, as in Python",
                "[\"c10\",\"c9\"]#written as a JSON array",
                "('c10', 'c9')#written as a tuple, as in Python",
                "System.String[]#written as System.String[]",
                "Array#written as the word Array, as in PHP",
                "[object Object],[object Object]#written as objects, as in JavaScript",
                ",#each signed as an empty text",
                "undefined,undefined#each signed as undefined",
                "2#replaced by their number",
                "b'c10',b'c9'#each written as bytes, as in Python"
            })
    void a_list_in_another_format_is_explained(String ids, String how) {
        assertEquals(List.of("the candidate ids are " + how), causes(hex(mac(text("Zoë O'Brien & Co", ids)))));
    }

    @ParameterizedTest
    @CsvSource({"undefined", "null", "None", "nil"})
    void a_word_instead_of_a_value_is_explained(String word) {
        assertEquals(List.of("the field user.name is signed as " + word), causes(hex(mac(text(word, "c10,c9")))));
    }

    @Test
    void a_text_that_was_escaped_as_a_whole_is_explained() {
        assertEquals(
                List.of("the text is URL-encoded"),
                causes(hex(
                        mac("psikologihub-1024%7CU%2F1%7Cz%40x.id%7CZo%C3%AB%20O%27Brien%20%26%20Co%7C%7Cc10%2Cc9"))));
    }

    @Test
    void a_signed_request_body_is_explained_in_each_layout() {
        String user = JSON.substring("{\"user\":".length(), JSON.length() - 1);
        String spaced = JSON.replace("\":", "\": ").replace(",\"", ", \"").replace("},{", "}, {");
        assertEquals(List.of("the text is the request body written as JavaScript's JSON"), causes(hex(mac(JSON))));
        assertEquals(List.of("the text is the object user written as JavaScript's JSON"), causes(hex(mac(user))));
        assertEquals(
                List.of("the text is the request body written as Python's JSON with spaces"),
                causes(hex(mac(spaced.replace("ë", "\\u00eb")))));
    }

    @Test
    void a_signed_json_file_is_recognized() {
        String file = JSON.replace(",", " ,  ");
        assertEquals(
                List.of("the text is the JSON file as it is"),
                causes(request().originalJson(file).build(), hex(mac(file))));
        assertEquals(
                List.of("the text is the JSON file without its member signature"),
                causes(
                        request()
                                .originalJson(file.replaceFirst("\\{", "{\"signature\" : \"x\" , "))
                                .build(),
                        hex(mac(file))));
    }

    @Test
    void signed_values_of_all_members_are_explained() {
        assertEquals(
                List.of("partnerId and all members of user are signed, with nested objects printed as [object Object]"),
                causes(hex(mac("psikologihub-1024|U/1|z@x.id|Zoë O'Brien & Co|[object Object],[object Object]"))));
    }

    @Test
    void a_time_stamp_in_the_signature_is_tried_as_a_part_of_the_text() {
        assertEquals(
                List.of(
                        "the time stamp of the signature is signed before the text",
                        "the signature is written with other characters around it"),
                causes("t=1712345678,v1=" + hex(mac("1712345678." + CORRECT))));
    }
}
