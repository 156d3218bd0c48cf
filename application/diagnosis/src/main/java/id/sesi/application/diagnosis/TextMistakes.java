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

    private final List<KnownMistake> found = new ArrayList<>();

    private TextMistakes() {}

    /** {@return the mistakes at the start and at the end of the text, the most likely ones first} */
    static List<KnownMistake> ofEnds() {
        TextMistakes mistakes = new TextMistakes();
        mistakes.added();
        mistakes.removed();
        return mistakes.found;
    }

    /** {@return the mistakes in the whole text, the most likely ones first} */
    static List<KnownMistake> ofText() {
        TextMistakes mistakes = new TextMistakes();
        mistakes.encoded();
        mistakes.written();
        return mistakes.found;
    }

    private void added() {
        end(COMMON, "has a newline at its end", text -> text + "\n");
        end(COMMON, "has a carriage return and a newline at its end", text -> text + "\r\n");
        end(COMMON, "has a | at its end", text -> text + "|");
        end(COMMON, "has a | at its start", text -> "|" + text);
        end(RARE, "has a | at its start and at its end", text -> "|" + text + "|");
        end(COMMON, "has a space at its end", text -> text + " ");
        end(RARE, "has a space at its start", text -> " " + text);
        end(RARE, "has a newline at its start", text -> "\n" + text);
        end(RARE, "has two newlines at its end", text -> text + "\n\n");
        end(RARE, "has a | and a newline at its end", text -> text + "|\n");
        end(RARE, "has a carriage return at its end", text -> text + "\r");
        end(RARE, "has a tab at its end", text -> text + "\t");
        end(RARE, "has a comma at its end", text -> text + ",");
        end(RARE, "has a semicolon at its end", text -> text + ";");
        end(RARE, "has a period at its end", text -> text + ".");
        end(RARE, "has || at its end", text -> text + "||");
        end(RARE, "has \\n as two characters at its end", text -> text + "\\n");
        end(RARE, "has \\r\\n as four characters at its end", text -> text + "\\r\\n");
        end(RARE, "has a NUL character at its end", text -> text + "\0");
        end(RARE, "has null at its end", text -> text + "null");
        end(RARE, "has undefined at its end", text -> text + "undefined");
        end(RARE, "has |null at its end", text -> text + "|null");
        end(RARE, "has |undefined at its end", text -> text + "|undefined");
    }

    private void removed() {
        end(COMMON, "has no | at its end", text -> text.replaceFirst("\\|+$", ""));
        end(RARE, "has no | at its end or at its start", text -> text.replaceAll("^\\|+|\\|+$", ""));
        end(RARE, "has one | for several consecutive ones", text -> text.replaceAll("\\|{2,}", "|"));
        end(RARE, "has a space between consecutive |", text -> text.replace("||", "| |"));
        end(RARE, "has no |", text -> text.replace("|", ""));
        end(RARE, "ends after its first line", text -> text.lines().findFirst().orElse(""));
        end(RARE, "has no first character", text -> text.substring(Math.min(1, text.length())));
        end(RARE, "has no last character", text -> text.substring(0, Math.max(0, text.length() - 1)));
        end(RARE, "is reversed", text -> new StringBuilder(text).reverse().toString());
        end(RARE, "is repeated", text -> text + text);
        end(EXOTIC, "is empty", text -> "");
        for (int length : new int[] {32, 50, 64, 100, 128, 255, 256}) {
            end(
                    EXOTIC,
                    "ends after " + length + " characters",
                    text -> text.substring(0, Math.min(length, text.length())));
        }
    }

    private void encoded() {
        text(COMMON, "encoded as Base64 before it is signed", TextMistakes::base64);
        text(
                RARE,
                "encoded as URL-safe Base64 before it is signed",
                text -> Base64.getUrlEncoder().encodeToString(utf8(text)));
        text(
                RARE,
                "encoded as Base64 without padding before it is signed",
                text -> base64(text).replace("=", ""));
        text(
                RARE,
                "encoded as URL-safe Base64 without padding before it is signed",
                text -> Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text)));
        text(RARE, "encoded as Base64 with a newline before it is signed", text -> base64(text) + "\n");
        text(
                RARE,
                "encoded as Base64 with line breaks before it is signed",
                text -> Base64.getMimeEncoder(76, utf8("\n")).encodeToString(utf8(text)));
        text(
                RARE,
                "encoded as Base64 with lines that end before it is signed",
                text -> Base64.getMimeEncoder(60, utf8("\n")).encodeToString(utf8(text)) + "\n");
        text(
                COMMON,
                "encoded as hexadecimal digits before it is signed",
                text -> HexFormat.of().formatHex(utf8(text)));
        text(
                RARE,
                "encoded as upper-case hexadecimal digits before it is signed",
                text -> HexFormat.of().withUpperCase().formatHex(utf8(text)));
    }

    private void written() {
        for (JsonEscapes escapes : JsonEscapes.values()) {
            text(RARE, "written as a text of " + escapes.description(), text -> '"' + escapes.apply(text) + '"');
        }
        for (JsonEscapes escapes : JsonEscapes.values()) {
            text(
                    EXOTIC,
                    "written as the only item of a list of " + escapes.description(),
                    text -> "[\"" + escapes.apply(text) + "\"]");
        }
        text(RARE, "written as its bytes, as in Java or Python", text -> Printed.decimals("[", ", ", "]", utf8(text)));
        text(RARE, "written as its bytes, as in Go", text -> Printed.decimals("[", " ", "]", utf8(text)));
        text(RARE, "written as its bytes, as in JavaScript", text -> Printed.decimals("", ",", "", utf8(text)));
        text(RARE, "written as its bytes, as in a JSON array", text -> Printed.decimals("[", ",", "]", utf8(text)));
        text(
                RARE,
                "written as a buffer of Node's JSON",
                text -> Printed.decimals("{\"type\":\"Buffer\",\"data\":[", ",", "]}", utf8(text)));
        text(RARE, "written with \\n for line breaks", text -> text.replace("\n", "\\n"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private void end(Frequency frequency, String what, UnaryOperator<String> change) {
        add(frequency, "the text " + what, JoinMistakes.JOIN_FIELDS, change);
    }

    private void text(Frequency frequency, String how, UnaryOperator<String> change) {
        add(frequency, "the text is " + how, AS_SENT, change);
    }

    private void add(Frequency frequency, String cause, String fix, UnaryOperator<String> change) {
        found.add(new KnownMistake(Step.TEXT, frequency, new Mistake(cause, fix), recipe -> recipe.withText(change)));
    }
}
