package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mistakes in joining the fields, and in changing the joined text. */
final class TextMistakes {

    private static final String JOIN_FIELDS = "join the six fields by | only, and add nothing before or after them";
    private static final String AS_SENT = "sign the text exactly as it is sent, without changing a character";

    private static final List<String> SNAKE_CASE =
            List.of("partner_id", "user_id", "email", "name", "company_id", "candidate_ids");
    private static final List<String> CAMEL_CASE =
            List.of("partnerId", "userId", "email", "name", "companyId", "candidateIds");

    private final List<KnownMistake> found = new ArrayList<>();

    private TextMistakes() {}

    /** {@return the mistakes in joining, the most likely ones first} */
    static List<KnownMistake> ofJoining() {
        TextMistakes mistakes = new TextMistakes();
        mistakes.separators();
        mistakes.structures();
        mistakes.ends();
        return mistakes.found;
    }

    /** {@return the mistakes in the joined text, the most likely ones first} */
    static List<KnownMistake> ofChanging() {
        TextMistakes mistakes = new TextMistakes();
        mistakes.encoded();
        TextChange.all().forEach(each -> mistakes.text(each.frequency(), each.how(), AS_SENT, each.change()));
        return mistakes.found;
    }

    private void separators() {
        separator(COMMON, "nothing", "");
        separator(COMMON, "a comma", ",");
        separator(COMMON, "| with spaces around it", " | ");
        separator(COMMON, "a colon", ":");
        separator(COMMON, "a semicolon", ";");
        separator(COMMON, "a space", " ");
        separator(COMMON, "a newline", "\n");
        separator(COMMON, "&", "&");
        separator(COMMON, "a period", ".");
        separator(COMMON, "-", "-");
        separator(COMMON, "_", "_");
        separator(COMMON, "||", "||");
        separator(RARE, "a carriage return and a newline", "\r\n");
        separator(RARE, "a tab", "\t");
        separator(RARE, "a comma and a space", ", ");
        separator(RARE, "| and a space", "| ");
        separator(RARE, "a slash", "/");
        separator(RARE, "a backslash", "\\");
        separator(RARE, "\\|", "\\|");
        separator(RARE, "\\n as two characters", "\\n");
        separator(RARE, "%7C", "%7C");
        separator(RARE, "#", "#");
        separator(RARE, "+", "+");
        separator(RARE, "~", "~");
        separator(RARE, "*", "*");
        separator(RARE, "^", "^");
        separator(RARE, "=", "=");
        separator(RARE, "::", "::");
        separator(RARE, "a NUL character", "\0");
    }

    private void structures() {
        join(COMMON, "as a JSON array", json("[", ",", "]"));
        join(COMMON, "as a JSON array, with a space after each comma", json("[", ", ", "]"));
        join(RARE, "as a JSON array, escaped as in Python", parts -> Printed.list("[", "\"", ", ", "]", escaped(JsonEscapes.PYTHON, parts)));
        join(RARE, "as a JSON array, escaped as in PHP", parts -> Printed.list("[", "\"", ",", "]", escaped(JsonEscapes.PHP, parts)));
        join(COMMON, "as a list in brackets", List::toString);
        join(RARE, "as a list in brackets, with spaces only, as in Go", parts -> Printed.list("[", "", " ", "]", parts));
        join(RARE, "as a list of quoted values, as in Python", parts -> Printed.list("['", "", "', '", "']", parts));
        for (List<String> names : List.of(SNAKE_CASE, CAMEL_CASE)) {
            String style = ", named as in " + names.get(0);
            join(RARE, "as a query" + style, named(names, "", "=", "&", UrlEscapes::form));
            join(RARE, "as a query that is not encoded" + style, named(names, "", "=", "&", part -> part));
            join(RARE, "as name=value, joined by |" + style, named(names, "", "=", "|", part -> part));
            join(RARE, "as name:value, joined by |" + style, named(names, "", ":", "|", part -> part));
            join(RARE, "as a JSON object" + style, parts -> "{" + named(names, "\"", ":", ",", TextMistakes::quoted).apply(parts) + "}");
            join(RARE, "as a JSON object with spaces" + style, parts -> "{" + named(names, "\"", ": ", ", ", TextMistakes::quoted).apply(parts) + "}");
        }
    }

    private static Function<List<String>, String> json(String open, String separator, String close) {
        return parts -> Printed.list(open, "\"", separator, close, escaped(JsonEscapes.JAVASCRIPT, parts));
    }

    private static List<String> escaped(JsonEscapes escapes, List<String> parts) {
        return parts.stream().map(escapes::apply).toList();
    }

    private static String quoted(String part) {
        return '"' + JsonEscapes.JAVASCRIPT.apply(part) + '"';
    }

    private static Function<List<String>, String> named(
            List<String> names, String quote, String equals, String separator, UnaryOperator<String> value) {
        // If another mistake has added or removed a field, the names do not fit, so the last ones are not used.
        return parts -> IntStream.range(0, Math.min(names.size(), parts.size()))
                .mapToObj(i -> quote + names.get(i) + quote + equals + value.apply(parts.get(i)))
                .collect(Collectors.joining(separator));
    }

    private void ends() {
        end(COMMON, "has a newline at its end", text -> text + "\n");
        end(COMMON, "has a carriage return and a newline at its end", text -> text + "\r\n");
        end(COMMON, "has a | at its end", text -> text + "|");
        end(COMMON, "has a | at its start", text -> "|" + text);
        end(RARE, "has a | at its start and at its end", text -> "|" + text + "|");
        end(COMMON, "has a space at its end", text -> text + " ");
        end(RARE, "has a space at its start", text -> " " + text);
        end(RARE, "has a newline at its start", text -> "\n" + text);
        end(RARE, "has two newlines at its end", text -> text + "\n\n");
        end(RARE, "has a tab at its end", text -> text + "\t");
        end(RARE, "has a comma at its end", text -> text + ",");
        end(RARE, "has \\n as two characters at its end", text -> text + "\\n");
        end(RARE, "has a NUL character at its end", text -> text + "\0");
        end(COMMON, "has no | at its end", text -> text.replaceFirst("\\|+$", ""));
        end(RARE, "has no | at its end or at its start", text -> text.replaceAll("^\\|+|\\|+$", ""));
        end(RARE, "is empty", text -> "");
    }

    private void encoded() {
        text(COMMON, "encoded as Base64 before it is signed", AS_SENT, TextMistakes::base64);
        text(RARE, "encoded as URL-safe Base64 before it is signed", AS_SENT, text -> Base64.getUrlEncoder()
                .encodeToString(text.getBytes(UTF_8)));
        text(
                RARE,
                "encoded as Base64 without padding before it is signed",
                AS_SENT,
                text -> base64(text).replace("=", ""));
        text(RARE, "encoded as Base64 with a newline before it is signed", AS_SENT, text -> base64(text) + "\n");
        text(COMMON, "encoded as hexadecimal digits before it is signed", AS_SENT, text -> HexFormat.of()
                .formatHex(text.getBytes(UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private void separator(Frequency frequency, String name, String separator) {
        join(frequency, "by " + name, parts -> String.join(separator, parts));
    }

    private void join(Frequency frequency, String how, Function<List<String>, String> join) {
        add(Step.JOIN, frequency, "the fields are joined " + how, JOIN_FIELDS, recipe -> recipe.withJoin(join));
    }

    private void end(Frequency frequency, String what, UnaryOperator<String> change) {
        add(Step.TEXT, frequency, "the text " + what, JOIN_FIELDS, recipe -> recipe.withText(change));
    }

    private void text(Frequency frequency, String how, String fix, UnaryOperator<String> change) {
        add(Step.TEXT, frequency, "the text is " + how, fix, recipe -> recipe.withText(change));
    }

    private void add(Step step, Frequency frequency, String cause, String fix, UnaryOperator<Recipe> change) {
        found.add(new KnownMistake(step, frequency, new Mistake(cause, fix), change));
    }
}
