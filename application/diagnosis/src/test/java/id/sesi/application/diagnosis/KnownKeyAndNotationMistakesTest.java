package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.ExampleRequest.CORRECT;
import static id.sesi.application.diagnosis.ExampleRequest.KEY;
import static id.sesi.application.diagnosis.ExampleRequest.causes;
import static id.sesi.application.diagnosis.ExampleRequest.hex;
import static id.sesi.application.diagnosis.ExampleRequest.hmac;
import static id.sesi.application.diagnosis.ExampleRequest.mac;
import static id.sesi.application.diagnosis.ExampleRequest.request;
import static id.sesi.application.diagnosis.ExampleRequest.sha256;
import static id.sesi.application.diagnosis.ExampleRequest.text;
import static id.sesi.application.diagnosis.ExampleRequest.verifyWithoutCombinations;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import id.sesi.domain.PartnerId;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One example of each kind of mistake with the key, in the computation and in the notation of the signature. */
class KnownKeyAndNotationMistakesTest {

    @Test
    void a_key_that_was_changed_is_explained() {
        byte[] text = CORRECT.getBytes(UTF_8);
        byte[] key = KEY.getBytes(UTF_8);
        assertEquals(List.of("the key was hashed"), causes(hex(hmac(sha256(key), text))));
        assertEquals(
                List.of("the key was used without the = at its end"),
                causes(hex(hmac("a3VuY2ktcmFoYXNpYQ".getBytes(UTF_8), text))));
        assertEquals(
                List.of("the key was the value of partnerId"),
                causes(hex(hmac("psikologihub-1024".getBytes(UTF_8), text))));
        assertEquals(
                List.of("the key was the text {{secret_key}}"),
                causes(hex(hmac("{{secret_key}}".getBytes(UTF_8), text))));
    }

    @Test
    void another_computation_is_explained() {
        byte[] key = KEY.getBytes(UTF_8);
        assertEquals(
                List.of("the algorithm was HMAC-SHA256 of text + \"|\" + key"), causes(hex(mac(CORRECT + "|" + KEY))));
        assertEquals(
                List.of("the algorithm was HMAC-SHA256 of hex(HMAC-SHA256(text))"),
                causes(hex(mac(hex(mac(CORRECT))))));
        assertEquals(
                List.of("the algorithm was HMAC-SHA256 of the bytes of HMAC-SHA256(text)"),
                causes(hex(hmac(key, mac(CORRECT)))));
        assertEquals(
                List.of("the algorithm was HMAC-SHA3-256"),
                causes(hex(hmac("HmacSHA3-256", key, CORRECT.getBytes(UTF_8)))));
    }

    @Test
    void a_signature_in_another_notation_is_explained() {
        byte[] mac = mac(CORRECT);
        String hex = hex(mac);
        assertNotation(
                "in groups of digits",
                HexFormat.ofDelimiter("-").withUpperCase().formatHex(mac));
        assertNotation("in groups of digits", HexFormat.ofDelimiter(" ").formatHex(mac));
        assertNotation("with other characters around it", "t=1712345678,v1=" + hex);
        assertNotation("with other characters around it", "b'" + hex + "'");
        assertNotation("without its last digits", hex.substring(0, 32));
        assertNotation("without its first digits", hex.substring(32));
        assertNotation("without the digits in its middle", hex.substring(0, 8) + "..." + hex.substring(56));
        assertNotation("as a list of decimal numbers", Arrays.toString(mac));
        assertNotation(
                "in Base64 of its hexadecimal digits", Base64.getEncoder().encodeToString(hex.getBytes(UTF_8)));
        assertNotation("as bytes that were read as ISO-8859-1", new String(mac, ISO_8859_1));
        assertNotation("as bytes that were read as UTF-8", new String(mac, UTF_8));
        assertNotation("as an object or a missing value that was printed, not its digits", "[object ArrayBuffer]");
        assertNotation("as an object or a missing value that was printed, not its digits", "[B@1b6d3586");
    }

    @Test
    void leading_zeros_that_were_lost_are_explained() {
        String name = IntStream.range(0, 1_000)
                .mapToObj(i -> "n" + i)
                .filter(each -> hex(mac(text(each, ""))).startsWith("0"))
                .findFirst()
                .orElseThrow();
        RawRequest request = RawRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("U/1")
                .email("z@x.id")
                .name(name)
                .build();
        assertEquals(
                List.of("the signature is written without its leading zeros"),
                causes(request, hex(mac(text(name, ""))).substring(1)));
    }

    private static void assertNotation(String notation, String signature) {
        assertEquals(List.of("the signature is written " + notation), causes(signature));
    }

    @Test
    void fewer_than_16_digits_are_not_explained() {
        assertInstanceOf(
                Unexplained.class,
                verifyWithoutCombinations(request().build(), hex(mac(CORRECT)).substring(0, 15)));
    }

    @Test
    void two_common_mistakes_are_explained_together() {
        assertEquals(
                List.of("the key was hashed", "the candidate ids are sorted by the numbers in them"),
                causes(hex(hmac(
                        sha256(KEY.getBytes(UTF_8)),
                        text("Zoë O'Brien & Co", "c9,c10").getBytes(UTF_8)))));
    }
}
