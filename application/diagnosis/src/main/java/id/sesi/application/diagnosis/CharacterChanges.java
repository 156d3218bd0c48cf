package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Changes of single characters of a text: spaces, accents, and characters outside ASCII. */
final class CharacterChanges {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Pattern WHITE_SPACE = Pattern.compile("(?U)\\s+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern OUTSIDE_ASCII = Pattern.compile("[^\\x00-\\x7f]");
    private static final Pattern OUTSIDE_BMP = Pattern.compile("[^\\x00-\\x{ffff}]");

    private CharacterChanges() {}

    /** {@return the changes, the most likely ones first} */
    static List<TextChange> all() {
        List<TextChange> all = new ArrayList<>();
        all.addAll(spaces());
        all.addAll(unicode());
        all.addAll(wrongDecoding());
        return all;
    }

    private static List<TextChange> spaces() {
        return List.of(
                new TextChange(COMMON, "trimmed", String::strip),
                new TextChange(RARE, "trimmed at its end", String::stripTrailing),
                new TextChange(RARE, "trimmed at its start", String::stripLeading),
                new TextChange(
                        COMMON,
                        "signed with only one of several consecutive spaces",
                        text -> SPACES.matcher(text).replaceAll(" ")),
                new TextChange(
                        RARE,
                        "trimmed, with one space for all white space inside it",
                        text -> WHITE_SPACE.matcher(text.strip()).replaceAll(" ")),
                new TextChange(COMMON, "signed without spaces", text -> text.replace(" ", "")),
                new TextChange(
                        RARE,
                        "signed without white space",
                        text -> WHITE_SPACE.matcher(text).replaceAll("")),
                new TextChange(RARE, "signed with _ for spaces", text -> text.replace(' ', '_')),
                new TextChange(RARE, "signed with - for spaces", text -> text.replace(' ', '-')),
                new TextChange(RARE, "signed with U+00A0 for spaces", text -> text.replace(' ', '\u00a0')),
                new TextChange(RARE, "signed with spaces for U+00A0", text -> text.replace('\u00a0', ' ')),
                new TextChange(COMMON, "signed with a space after it", text -> text + " "),
                new TextChange(COMMON, "signed with a space before it", text -> " " + text),
                new TextChange(COMMON, "signed with a newline after it", text -> text + "\n"),
                new TextChange(RARE, "signed with a carriage return after it", text -> text + "\r"),
                new TextChange(RARE, "signed with a carriage return and a newline after it", text -> text + "\r\n"),
                new TextChange(RARE, "signed with a tab after it", text -> text + "\t"),
                new TextChange(RARE, "signed with spaces around it", text -> " " + text + " "),
                new TextChange(RARE, "signed with a byte order mark before it", text -> "\ufeff" + text),
                new TextChange(RARE, "signed with a NUL character after it", text -> text + "\0"));
    }

    private static List<TextChange> unicode() {
        List<TextChange> all = new ArrayList<>();
        for (Normalizer.Form form : Normalizer.Form.values()) {
            all.add(new TextChange(COMMON, "normalized to " + form, text -> Normalizer.normalize(text, form)));
        }
        all.addAll(List.of(
                new TextChange(COMMON, "signed without its accents", CharacterChanges::withoutAccents),
                new TextChange(RARE, "transliterated to ASCII", text -> transliterated(text, "")),
                new TextChange(
                        RARE,
                        "transliterated to ASCII, with ? for other characters",
                        text -> transliterated(text, "?")),
                new TextChange(
                        RARE,
                        "transliterated to ASCII, with ae for ä",
                        text -> transliterated(
                                text.replace("ä", "ae")
                                        .replace("ö", "oe")
                                        .replace("ü", "ue")
                                        .replace("Ä", "Ae")
                                        .replace("Ö", "Oe")
                                        .replace("Ü", "Ue"),
                                "")),
                new TextChange(COMMON, "signed without characters outside ASCII", text -> replaceNonAscii(text, "")),
                new TextChange(
                        COMMON, "signed with ? for characters outside ASCII", text -> replaceNonAscii(text, "?")),
                new TextChange(
                        RARE,
                        "signed with ? for each byte outside ASCII",
                        text -> replaceNonAscii(latin1(text.getBytes(UTF_8)), "?")),
                new TextChange(RARE, "signed with _ for characters outside ASCII", text -> replaceNonAscii(text, "_")),
                new TextChange(
                        RARE,
                        "signed without accents and without other characters outside ASCII",
                        text -> replaceNonAscii(withoutAccents(text), "")),
                new TextChange(
                        RARE,
                        "signed with ? for characters outside ASCII, after removing accents",
                        text -> replaceNonAscii(withoutAccents(text), "?")),
                new TextChange(
                        RARE,
                        "signed without its accents, in lower case",
                        text -> withoutAccents(text).toLowerCase(Locale.ROOT)),
                new TextChange(
                        RARE,
                        "signed without characters beyond U+FFFF, such as emoji",
                        text -> replaceBeyondBmp(text, "")),
                new TextChange(
                        RARE,
                        "signed with ? for characters beyond U+FFFF, such as emoji",
                        text -> replaceBeyondBmp(text, "?")),
                new TextChange(
                        RARE,
                        "signed with U+FFFD for characters beyond U+FFFF",
                        text -> replaceBeyondBmp(text, "\ufffd")),
                new TextChange(
                        RARE,
                        "signed with ' for ’",
                        text -> text.replace('’', '\'').replace('‘', '\'')),
                new TextChange(RARE, "signed with ’ for '", text -> text.replace('\'', '’')),
                new TextChange(
                        RARE, "signed with only letters and digits", text -> text.replaceAll("[^\\p{L}\\p{N}]", "")),
                new TextChange(
                        RARE,
                        "signed with only letters and digits of ASCII",
                        text -> text.replaceAll("[^A-Za-z0-9]", "")),
                new TextChange(
                        RARE,
                        "signed with only letters, digits and spaces",
                        text -> text.replaceAll("[^\\p{L}\\p{N} ]", "")),
                new TextChange(
                        RARE, "signed with invisible characters removed", text -> text.replaceAll("\\p{Cf}", "")),
                new TextChange(RARE, "signed without control characters", text -> text.replaceAll("\\p{Cc}", ""))));
        return all;
    }

    /** Texts that were decoded with the wrong charset. */
    private static List<TextChange> wrongDecoding() {
        return List.of(
                new TextChange(COMMON, "encoded as UTF-8 twice", text -> latin1(text.getBytes(UTF_8))),
                new TextChange(
                        RARE,
                        "encoded as UTF-8, then decoded as windows-1252, then encoded as UTF-8 again",
                        text -> new String(text.getBytes(UTF_8), WINDOWS_1252)),
                new TextChange(
                        RARE,
                        "encoded as UTF-8 three times",
                        text -> latin1(latin1(text.getBytes(UTF_8)).getBytes(UTF_8))),
                new TextChange(
                        RARE,
                        "decoded as UTF-8, but it was in ISO-8859-1",
                        text -> new String(text.getBytes(ISO_8859_1), UTF_8)),
                new TextChange(RARE, "decoded as ASCII", text -> new String(text.getBytes(UTF_8), US_ASCII)),
                new TextChange(
                        RARE,
                        "encoded as ISO-8859-1, with ? for each character outside ISO-8859-1",
                        text -> latin1(text.getBytes(ISO_8859_1))));
    }

    static String transliterated(String text, String replacement) {
        return replaceNonAscii(
                withoutAccents(text)
                        .replace("ß", "ss")
                        .replace("æ", "ae")
                        .replace("Æ", "AE")
                        .replace("œ", "oe")
                        .replace("Œ", "OE")
                        .replace("ø", "o")
                        .replace("Ø", "O")
                        .replace("đ", "d")
                        .replace("Đ", "D")
                        .replace("ł", "l")
                        .replace("Ł", "L")
                        .replace("ı", "i")
                        .replace('’', '\''),
                replacement);
    }

    private static String withoutAccents(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }

    private static String replaceNonAscii(String text, String replacement) {
        return OUTSIDE_ASCII.matcher(text).replaceAll(replacement);
    }

    private static String replaceBeyondBmp(String text, String replacement) {
        return OUTSIDE_BMP.matcher(text).replaceAll(replacement);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
