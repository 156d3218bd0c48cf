package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mistakes in encoding the text as bytes. */
final class EncodingMistakes {

    private static final String ENCODE = "encode the text as UTF-8, without a byte order mark";
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final List<KnownMistake> all = new ArrayList<>();

    private EncodingMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        EncodingMistakes mistakes = new EncodingMistakes();
        mistakes.addSingleByteEncodings();
        mistakes.addUnicodeEncodings();
        mistakes.addDecodings();
        mistakes.addRegionalEncodings();
        return mistakes.all;
    }

    private void addSingleByteEncodings() {
        // The first name covers both encodings, because they differ in about 30 characters only and have the same fix.
        addCharset(COMMON, "windows-1252 or ISO-8859-1", WINDOWS_1252);
        addCharset(COMMON, "ISO-8859-1", ISO_8859_1);
        addCharset(COMMON, "ASCII, with ? for each character outside ASCII", US_ASCII);
        addEncoding(
                RARE,
                "ISO-8859-1, without the characters outside ISO-8859-1",
                text -> text.replaceAll("[^\\x00-\\xff]", "").getBytes(ISO_8859_1));
        addEncoding(COMMON, "the low byte of each character, as in Node's latin1", EncodingMistakes::lowBytes);
        addEncoding(
                RARE,
                "UTF-8, then decoded as ASCII, then encoded as UTF-8 again",
                text -> new String(text.getBytes(UTF_8), US_ASCII).getBytes(UTF_8));
    }

    private static byte[] lowBytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private void addUnicodeEncodings() {
        addCharset(COMMON, "UTF-16LE", UTF_16LE);
        addCharset(COMMON, "UTF-16BE", UTF_16BE);
        addCharset(COMMON, "UTF-16 with a byte order mark", UTF_16);
        addEncoding(
                COMMON, "UTF-16LE with a byte order mark, as in Python", text -> ("\ufeff" + text).getBytes(UTF_16LE));
        addEncoding(RARE, "UTF-32LE with a byte order mark", text -> ("\ufeff" + text).getBytes(UTF_32LE));
        addCharset(RARE, "UTF-32LE", UTF_32LE);
        addCharset(RARE, "UTF-32BE", Charset.forName("UTF-32BE"));
        addEncoding(COMMON, "UTF-8 with a byte order mark", text -> ("\ufeff" + text).getBytes(UTF_8));
        addEncoding(COMMON, "UTF-8 twice", text -> new String(text.getBytes(UTF_8), ISO_8859_1).getBytes(UTF_8));
        addEncoding(
                COMMON,
                "UTF-8, then decoded as windows-1252, then encoded as UTF-8 again",
                text -> new String(text.getBytes(UTF_8), WINDOWS_1252).getBytes(UTF_8));
        addEncoding(
                RARE,
                "ISO-8859-1, then decoded as UTF-8, then encoded as UTF-8",
                text -> new String(text.getBytes(ISO_8859_1), UTF_8).getBytes(UTF_8));
    }

    /** Some functions decode the text, for example from Base64, and skip characters that they cannot decode. */
    private void addDecodings() {
        addDecoding("Base64", KeyInterpretation.FROM_BASE64_IGNORING_OTHERS, text -> text);
        addDecoding(
                "Base64 in either alphabet",
                KeyInterpretation.FROM_BASE64,
                text -> text.replaceFirst("(?s)=.*", "").replaceAll("[^A-Za-z0-9+/_-]", ""));
        addDecoding(
                "Base64 up to its first =",
                KeyInterpretation.FROM_BASE64_IGNORING_OTHERS,
                text -> text.replaceFirst("(?s)=.*", ""));
        addDecoding("hexadecimal digits", KeyInterpretation.FROM_HEX_AT_START, text -> text);
    }

    private void addDecoding(String format, KeyInterpretation decoder, UnaryOperator<String> change) {
        add(
                RARE,
                "the text is decoded from " + format + " instead of encoded as UTF-8",
                text -> decoder.apply(change.apply(text).getBytes(UTF_8)).orElseGet(() -> new byte[0]));
    }

    private void addRegionalEncodings() {
        for (String name : List.of(
                "ISO-8859-15",
                "windows-1250",
                "windows-1251",
                "IBM437",
                "IBM850",
                "GBK",
                "Big5",
                "Shift_JIS",
                "EUC-KR")) {
            if (Charset.isSupported(name)) {
                addCharset(RARE, name, Charset.forName(name));
            }
        }
    }

    private void addCharset(Frequency frequency, String name, Charset charset) {
        addEncoding(frequency, name, text -> text.getBytes(charset));
    }

    private void addEncoding(Frequency frequency, String name, Function<String, byte[]> encoding) {
        add(frequency, "the text is encoded as " + name, encoding);
    }

    private void add(Frequency frequency, String cause, Function<String, byte[]> encoding) {
        all.add(new KnownMistake(
                Step.ENCODING, frequency, new Mistake(cause, ENCODE), recipe -> recipe.withEncoding(encoding)));
    }
}
