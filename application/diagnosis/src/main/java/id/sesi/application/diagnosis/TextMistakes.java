package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes in the joined text. */
final class TextMistakes {

    private static final String AS_SENT = "sign the text exactly as it is sent, without changing a character";

    private final List<KnownMistake> all = new ArrayList<>();

    private TextMistakes() {}

    /** {@return the mistakes at the start and at the end of the text, the most likely ones first} */
    static List<KnownMistake> atEnds() {
        TextMistakes mistakes = new TextMistakes();
        mistakes.addAppended();
        mistakes.addCut();
        return mistakes.all;
    }

    /** {@return the mistakes in the whole text, the most likely ones first} */
    static List<KnownMistake> inWholeText() {
        TextMistakes mistakes = new TextMistakes();
        mistakes.addEncoded();
        mistakes.addWritten();
        return mistakes.all;
    }

    private void addAppended() {
        addAtEnd(COMMON, "has a newline at its end", text -> text + "\n");
        addAtEnd(COMMON, "has a carriage return and a newline at its end", text -> text + "\r\n");
        addAtEnd(COMMON, "has a | at its end", text -> text + "|");
        addAtEnd(COMMON, "has a | at its start", text -> "|" + text);
        addAtEnd(RARE, "has a | at its start and at its end", text -> "|" + text + "|");
        addAtEnd(COMMON, "has a space at its end", text -> text + " ");
        addAtEnd(RARE, "has a space at its start", text -> " " + text);
        addAtEnd(RARE, "has a newline at its start", text -> "\n" + text);
        addAtEnd(RARE, "has two newlines at its end", text -> text + "\n\n");
        addAtEnd(RARE, "has a | and a newline at its end", text -> text + "|\n");
        addAtEnd(RARE, "has a carriage return at its end", text -> text + "\r");
        addAtEnd(RARE, "has a tab at its end", text -> text + "\t");
        addAtEnd(RARE, "has a comma at its end", text -> text + ",");
        addAtEnd(RARE, "has a semicolon at its end", text -> text + ";");
        addAtEnd(RARE, "has a period at its end", text -> text + ".");
        addAtEnd(RARE, "has || at its end", text -> text + "||");
        addAtEnd(RARE, "has \\n as two characters at its end", text -> text + "\\n");
        addAtEnd(RARE, "has \\r\\n as four characters at its end", text -> text + "\\r\\n");
        addAtEnd(RARE, "has a NUL character at its end", text -> text + "\0");
        addAtEnd(RARE, "has null at its end", text -> text + "null");
        addAtEnd(RARE, "has undefined at its end", text -> text + "undefined");
        addAtEnd(RARE, "has |null at its end", text -> text + "|null");
        addAtEnd(RARE, "has |undefined at its end", text -> text + "|undefined");
    }

    private void addCut() {
        addAtEnd(COMMON, "has no | at its end", text -> text.replaceFirst("\\|+$", ""));
        addAtEnd(RARE, "has no | at its end or at its start", text -> text.replaceAll("^\\|+|\\|+$", ""));
        addAtEnd(RARE, "has one | for several consecutive ones", text -> text.replaceAll("\\|{2,}", "|"));
        addAtEnd(RARE, "has a space between consecutive |", text -> text.replace("||", "| |"));
        addAtEnd(RARE, "has no |", text -> text.replace("|", ""));
        addAtEnd(
                RARE,
                "ends after its first line",
                text -> text.lines().findFirst().orElse(""));
        addAtEnd(RARE, "has no first character", text -> text.substring(Math.min(1, text.length())));
        addAtEnd(RARE, "has no last character", text -> text.substring(0, Math.max(0, text.length() - 1)));
        addAtEnd(RARE, "is reversed", text -> new StringBuilder(text).reverse().toString());
        addAtEnd(RARE, "is repeated", text -> text + text);
        addAtEnd(EXOTIC, "is empty", text -> "");
        for (int length : new int[] {32, 50, 64, 100, 128, 255, 256}) {
            addAtEnd(
                    EXOTIC,
                    "ends after " + length + " characters",
                    text -> text.substring(0, Math.min(length, text.length())));
        }
    }

    private void addEncoded() {
        addWhole(COMMON, "encoded as Base64 before it is signed", TextMistakes::base64);
        addWhole(
                RARE,
                "encoded as URL-safe Base64 before it is signed",
                text -> Base64.getUrlEncoder().encodeToString(utf8(text)));
        addWhole(
                RARE,
                "encoded as Base64 without padding before it is signed",
                text -> base64(text).replace("=", ""));
        addWhole(
                RARE,
                "encoded as URL-safe Base64 without padding before it is signed",
                text -> Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text)));
        addWhole(RARE, "encoded as Base64 with a newline before it is signed", text -> base64(text) + "\n");
        addWhole(
                RARE,
                "encoded as Base64 with line breaks before it is signed",
                text -> Base64.getMimeEncoder(76, utf8("\n")).encodeToString(utf8(text)));
        addWhole(
                RARE,
                "encoded as Base64 with lines that end before it is signed",
                text -> Base64.getMimeEncoder(60, utf8("\n")).encodeToString(utf8(text)) + "\n");
        addWhole(
                COMMON,
                "encoded as hexadecimal digits before it is signed",
                text -> HexFormat.of().formatHex(utf8(text)));
        addWhole(
                RARE,
                "encoded as upper-case hexadecimal digits before it is signed",
                text -> HexFormat.of().withUpperCase().formatHex(utf8(text)));
    }

    private void addWritten() {
        for (JsonEscapes escapes : JsonEscapes.values()) {
            addWhole(RARE, "written as a text of " + escapes.description(), text -> '"' + escapes.apply(text) + '"');
        }
        for (JsonEscapes escapes : JsonEscapes.values()) {
            addWhole(
                    EXOTIC,
                    "written as the only item of a list of " + escapes.description(),
                    text -> "[\"" + escapes.apply(text) + "\"]");
        }
        addWhole(
                RARE,
                "written as its bytes, as in Java or Python",
                text -> DefaultPrinting.decimals("[", ", ", "]", utf8(text)));
        addWhole(RARE, "written as its bytes, as in Go", text -> DefaultPrinting.decimals("[", " ", "]", utf8(text)));
        addWhole(
                RARE,
                "written as its bytes, as in JavaScript",
                text -> DefaultPrinting.decimals("", ",", "", utf8(text)));
        addWhole(
                RARE,
                "written as its bytes, as in a JSON array",
                text -> DefaultPrinting.decimals("[", ",", "]", utf8(text)));
        addWhole(
                RARE,
                "written as a buffer of Node's JSON",
                text -> DefaultPrinting.decimals("{\"type\":\"Buffer\",\"data\":[", ",", "]}", utf8(text)));
        addWhole(RARE, "written with \\n for line breaks", text -> text.replace("\n", "\\n"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private void addAtEnd(Frequency frequency, String what, UnaryOperator<String> change) {
        add(frequency, "the text " + what, JoinMistakes.JOIN_FIELDS, change);
    }

    private void addWhole(Frequency frequency, String how, UnaryOperator<String> change) {
        add(frequency, "the text is " + how, AS_SENT, change);
    }

    private void add(Frequency frequency, String cause, String fix, UnaryOperator<String> change) {
        all.add(new KnownMistake(
                Step.TEXT, frequency, new Mistake(cause, fix), recipe -> recipe.withChangedText(change)));
    }
}
