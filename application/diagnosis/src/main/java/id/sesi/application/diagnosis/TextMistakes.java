package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mistakes in joining the candidate IDs and the fields, and in encoding the joined text. */
final class TextMistakes {

    private static final String JOIN_IDS =
            "join the candidate ids by a comma, without spaces, in the order of the request";
    private static final String JOIN_FIELDS = "join the six fields by | only, and add nothing before or after them";
    private static final String AS_SENT = "sign the text exactly as it is sent, without changing a character";
    private static final String ENCODE = "encode the text as UTF-8, without a byte order mark";

    private final List<KnownMistake> found = new ArrayList<>();

    private TextMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        TextMistakes mistakes = new TextMistakes();
        mistakes.ids();
        mistakes.idJoins();
        mistakes.separators();
        mistakes.texts();
        mistakes.encodings();
        return mistakes.found;
    }

    private void ids() {
        ids("sorted", ids -> ids.stream().sorted().toList());
        ids(
                "sorted without regard to case",
                ids -> ids.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
        ids("in reverse order", TextMistakes::reversed);
        ids("signed without duplicates", ids -> ids.stream().distinct().toList());
        ids("reduced to the first one", ids -> ids.stream().limit(1).toList());
    }

    private static List<String> reversed(List<String> ids) {
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    private void idJoins() {
        idJoin("joined by a comma and a space", ids -> String.join(", ", ids));
        idJoin("joined by nothing", ids -> String.join("", ids));
        idJoin("joined by a space", ids -> String.join(" ", ids));
        idJoin("joined by a semicolon", ids -> String.join(";", ids));
        idJoin("joined by |", ids -> String.join("|", ids));
        idJoin("joined by -", ids -> String.join("-", ids));
        idJoin("joined with a comma after the last", ids -> String.join(",", ids) + ",");
        idJoin("written as a list in brackets", List::toString);
        idJoin(
                "written as a list of quoted ids, as in Python",
                ids -> ids.isEmpty() ? "[]" : "['" + String.join("', '", ids) + "']");
        idJoin(
                "written as objects, as in JavaScript",
                ids -> String.join(
                        ",", ids.stream().map(id -> "[object Object]").toList()));
        idJoin("written as the word Array, as in PHP", ids -> "Array");
        idJoin("written as a JSON array", ids -> ids.isEmpty() ? "[]" : "[\"" + String.join("\",\"", ids) + "\"]");
    }

    private void separators() {
        separator("nothing", "");
        separator("a comma", ",");
        separator("| with spaces around it", " | ");
        separator("a colon", ":");
        separator("a semicolon", ";");
        separator("a space", " ");
        separator("a newline", "\n");
        separator("&", "&");
        separator("a period", ".");
        separator("-", "-");
        separator("_", "_");
        separator("||", "||");
    }

    private void texts() {
        text("the text has a newline at its end", JOIN_FIELDS, text -> text + "\n");
        text("the text has a carriage return and a newline at its end", JOIN_FIELDS, text -> text + "\r\n");
        text("the text has a | at its end", JOIN_FIELDS, text -> text + "|");
        text("the text has a | at its start", JOIN_FIELDS, text -> "|" + text);
        text("the text has a space at its end", JOIN_FIELDS, text -> text + " ");
        text("the text is trimmed", AS_SENT, String::strip);
        text("the text is in double quotes", JOIN_FIELDS, text -> '"' + text + '"');
        text("the text is URL-encoded, with + for spaces", AS_SENT, Escapes::form);
        text("the text is URL-encoded", AS_SENT, Escapes::percent);
        text(
                "the text is encoded as Base64 before it is signed",
                AS_SENT,
                text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
        for (Normalizer.Form form : Normalizer.Form.values()) {
            text("the text is normalized to " + form, AS_SENT, text -> Normalizer.normalize(text, form));
        }
    }

    private void encodings() {
        // The first name covers both encodings, because they differ in about 30 characters only and have the same fix.
        encoding("windows-1252 or ISO-8859-1", Charset.forName("windows-1252"));
        encoding("ISO-8859-1", ISO_8859_1);
        encoding("ASCII, with ? for all other characters", US_ASCII);
        encoding("UTF-16LE", UTF_16LE);
        encoding("UTF-16BE", UTF_16BE);
        encoding("UTF-16 with a byte order mark", UTF_16);
        encode("the text is encoded as UTF-8 with a byte order mark", text -> ("\ufeff" + text).getBytes(UTF_8));
        encode(
                "the text is encoded as UTF-8 twice",
                text -> new String(text.getBytes(UTF_8), ISO_8859_1).getBytes(UTF_8));
        encode(
                "the text is encoded as UTF-8 twice, after decoding it as windows-1252",
                text -> new String(text.getBytes(UTF_8), Charset.forName("windows-1252")).getBytes(UTF_8));
    }

    private void ids(String how, UnaryOperator<List<String>> change) {
        add(Step.IDS, "the candidate ids are " + how, JOIN_IDS, recipe -> recipe.withIds(change));
    }

    private void idJoin(String how, Function<List<String>, String> join) {
        add(Step.ID_JOIN, "the candidate ids are " + how, JOIN_IDS, recipe -> recipe.withIdJoin(join));
    }

    private void separator(String name, String separator) {
        add(Step.SEPARATOR, "the fields are joined by " + name, JOIN_FIELDS, recipe -> recipe.withSeparator(separator));
    }

    private void text(String cause, String fix, UnaryOperator<String> change) {
        add(Step.TEXT, cause, fix, recipe -> recipe.withText(change));
    }

    private void encoding(String name, Charset charset) {
        encode("the text is encoded as " + name, text -> text.getBytes(charset));
    }

    private void encode(String cause, Function<String, byte[]> encoding) {
        add(Step.ENCODING, cause, ENCODE, recipe -> recipe.withEncoding(encoding));
    }

    private void add(Step step, String cause, String fix, UnaryOperator<Recipe> change) {
        found.add(new KnownMistake(step, new Mistake(cause, fix), change));
    }
}
