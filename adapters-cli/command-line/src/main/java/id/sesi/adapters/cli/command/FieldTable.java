package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.CanonicalString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats the signed fields for comparison by hand: with their lengths, and with invisible characters escaped. */
final class FieldTable {

    private static final int MAX_CHARACTERS = 120;

    private FieldTable() {}

    /** {@return a line for each field of the request} */
    static List<String> of(RawRequest request) {
        return of(request, request.signedValues());
    }

    /**
     * {@return a line for each field of the request, followed by a second line if another value was signed in its place}
     *
     * @param signedFields the values that were signed, in their order; their number may differ from the number of fields
     */
    static List<String> of(RawRequest request, List<String> signedFields) {
        List<String> values = request.signedValues();
        List<String> lines = new ArrayList<>();
        lines.add(row("field", "bytes", "value"));
        for (int i = 0; i < Math.max(values.size(), signedFields.size()); i++) {
            if (i < values.size()) {
                lines.add(row((i + 1) + " " + CanonicalString.FIELDS.get(i), values.get(i)));
            }
            if (i >= signedFields.size()) {
                lines.add(row("  not signed", "", ""));
            } else if (i >= values.size() || !values.get(i).equals(signedFields.get(i))) {
                lines.add(row("  signed as field " + (i + 1), signedFields.get(i)));
            }
        }
        return lines;
    }

    private static String row(String name, String value) {
        return row(name, String.valueOf(value.getBytes(UTF_8).length), value.isEmpty() ? "(empty)" : escape(value));
    }

    private static String row(String name, String length, String value) {
        return String.format(Locale.ROOT, "%-34s %6s  %s", name, length, value).stripTrailing();
    }

    /** {@return the text in quotes, with escapes for invisible and combining characters; cut after 120 characters} */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.codePoints().limit(MAX_CHARACTERS).forEach(character -> {
            if (character == '"' || character == '\\') {
                escaped.append('\\').appendCodePoint(character);
            } else if (isVisible(character)) {
                escaped.appendCodePoint(character);
            } else {
                escaped.append("\\u{%X}".formatted(character));
            }
        });
        long more = text.codePoints().count() - MAX_CHARACTERS;
        return escaped.append('"')
                .append(more > 0 ? " and " + more + " more characters" : "")
                .toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
