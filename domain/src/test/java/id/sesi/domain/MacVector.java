package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A published test vector of HMAC-SHA256.
 *
 * @param name the publisher and the number of the vector
 * @param keyHex the key in hexadecimal digits, as are the next two
 * @param messageHex the message
 * @param tagHex the published result; a vector of a truncated HMAC has only the first 16 bytes
 * @param isValid whether the tag belongs to this key and this message; if not, it was changed to deceive a verifier
 */
public record MacVector(String name, String keyHex, String messageHex, String tagHex, boolean isValid) {

    private static final Pattern WYCHEPROOF = Pattern.compile("""
            "tcId": (\\d+),.*?"key": "([0-9a-f]*)",\\s+"msg": "([0-9a-f]*)",\\s+"tag": "([0-9a-f]*)",\\s+"result": "(valid|invalid)"\
            """, Pattern.DOTALL);

    /** {@return the vectors of Wycheproof} */
    public static List<MacVector> wycheproof() {
        return WYCHEPROOF
                .matcher(resource("wycheproof/hmac_sha256_test.json"))
                .results()
                .map(found -> new MacVector(
                        "Wycheproof " + found.group(1),
                        found.group(2),
                        found.group(3),
                        found.group(4),
                        found.group(5).equals("valid")))
                .toList();
    }

    /** {@return the test cases 1 to 7 of RFC 4231, section 4} */
    public static List<MacVector> rfc4231() {
        return List.of(
                rfc(
                        1,
                        "0b".repeat(20),
                        hex("Hi There"),
                        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
                rfc(
                        2,
                        hex("Jefe"),
                        hex("what do ya want for nothing?"),
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
                rfc(
                        3,
                        "aa".repeat(20),
                        "dd".repeat(50),
                        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
                rfc(
                        4,
                        "0102030405060708090a0b0c0d0e0f10111213141516171819",
                        "cd".repeat(50),
                        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
                rfc(5, "0c".repeat(20), hex("Test With Truncation"), "a3b6167473100ee06e0c796c2955552b"),
                rfc(
                        6,
                        "aa".repeat(131),
                        hex("Test Using Larger Than Block-Size Key - Hash Key First"),
                        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
                rfc(
                        7,
                        "aa".repeat(131),
                        hex("This is a test using a larger than block-size key and a larger than block-size data."
                                + " The key needs to be hashed before being used by the HMAC algorithm."),
                        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"));
    }

    /** {@return all published vectors} */
    public static Stream<MacVector> all() {
        return Stream.concat(wycheproof().stream(), rfc4231().stream());
    }

    private static MacVector rfc(int number, String key, String message, String tag) {
        return new MacVector("RFC 4231, case " + number, key, message, tag, true);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    /** {@return the bytes of the key} */
    public byte[] key() {
        return HexFormat.of().parseHex(keyHex);
    }

    /** {@return the bytes of the message} */
    public byte[] message() {
        return HexFormat.of().parseHex(messageHex);
    }

    /** {@return the bytes of the tag} */
    public byte[] tag() {
        return HexFormat.of().parseHex(tagHex);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(MacVector.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
