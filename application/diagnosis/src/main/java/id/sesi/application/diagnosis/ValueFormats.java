package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static id.sesi.application.diagnosis.ValueFormat.TYPE_NAME;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The formats in which code prints structured values: JSON in many layouts, and what programming languages print by default, such
 * as Java's {@code toString()}.
 */
final class ValueFormats {

    private ValueFormats() {}

    private static final List<String> BRACES_AND_BRACKETS = List.of("{", "}", "[", "]");

    /**
     * {@return the formats, the most likely ones first} If two ways to escape JSON give the same text for this value, only the
     * first of them is used.
     */
    static List<ValueFormat> of(Value value) {
        String text = value.texts().collect(Collectors.joining());
        Set<String> escaped = new HashSet<>();
        List<ValueFormat> all = new ArrayList<>();
        for (JsonEscapes escapes : JsonEscapes.values()) {
            if (escaped.add(escapes.apply(text))) {
                all.addAll(jsonLayouts(escapes));
            }
        }
        all.addAll(rareJsonLayouts());
        all.addAll(languages());
        return all;
    }

    private static List<ValueFormat> jsonLayouts(JsonEscapes escapes) {
        Frequency frequency = escapes == JsonEscapes.JAVASCRIPT ? COMMON : RARE;
        Frequency multilineFrequency = escapes.frequency().rarer();
        String description = escapes.description();
        return List.of(
                json(frequency, description, ":", ",", "", escapes),
                json(frequency, description + " with spaces", ": ", ", ", "", escapes),
                json(multilineFrequency, description + ", indented by two spaces", ": ", ",", "  ", escapes),
                json(multilineFrequency, description + ", indented by four spaces", ": ", ",", "    ", escapes));
    }

    private static List<ValueFormat> rareJsonLayouts() {
        JsonEscapes escapes = JsonEscapes.JAVASCRIPT;
        return List.of(
                json(RARE, "JSON, indented by two spaces", ": ", ",", "  ", escapes)
                        .withCrlf(),
                json(RARE, "JSON, indented by four spaces", ": ", ",", "    ", escapes)
                        .withCrlf(),
                json(EXOTIC, "JSON, indented by a tab", ": ", ",", "\t", escapes),
                json(EXOTIC, "JSON, indented by three spaces", ": ", ",", "   ", escapes),
                json(EXOTIC, "JSON with spaces after colons only", ": ", ",", "", escapes),
                json(EXOTIC, "JSON with spaces after commas only", ":", ", ", "", escapes),
                json(EXOTIC, "JSON with a space before and after colons", " : ", ",", "  ", escapes),
                json(EXOTIC, "JSON, indented as in Perl", " : ", ",", "   ", escapes));
    }

    private static ValueFormat json(
            Frequency frequency,
            String description,
            String colon,
            String separator,
            String indent,
            JsonEscapes escapes) {
        UnaryOperator<String> quoted = text -> '"' + escapes.apply(text) + '"';
        return new ValueFormat(
                frequency,
                description,
                BRACES_AND_BRACKETS,
                name -> '"' + name + '"' + colon,
                separator,
                "\n",
                indent,
                quoted,
                "null");
    }

    private static List<ValueFormat> languages() {
        UnaryOperator<String> quoted = text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return List.of(
                language(
                        RARE,
                        "Python's dict",
                        BRACES_AND_BRACKETS,
                        name -> "'" + name + "': ",
                        ", ",
                        DefaultPrinting::pythonText,
                        "None"),
                language(RARE, "Java's Map", BRACES_AND_BRACKETS, name -> name + "=", ", ", text -> text, "null"),
                language(RARE, "Ruby's Hash", BRACES_AND_BRACKETS, name -> '"' + name + "\"=>", ", ", quoted, "nil"),
                language(
                        RARE,
                        "Ruby's Hash since 3.4",
                        BRACES_AND_BRACKETS,
                        name -> '"' + name + "\" => ",
                        ", ",
                        quoted,
                        "nil"),
                language(
                        RARE,
                        "Ruby's Hash with symbols",
                        BRACES_AND_BRACKETS,
                        name -> ":" + name + "=>",
                        ", ",
                        quoted,
                        "nil"),
                language(
                        RARE,
                        "Ruby's Hash with symbols since 3.4",
                        BRACES_AND_BRACKETS,
                        name -> name + ": ",
                        ", ",
                        quoted,
                        "nil"),
                language(
                        RARE,
                        "Go's map",
                        List.of("map[", "]", "[", "]"),
                        name -> name + ":",
                        " ",
                        text -> text,
                        "<nil>"),
                language(
                        EXOTIC,
                        "Java's record",
                        List.of(TYPE_NAME + "[", "]", "[", "]"),
                        name -> name + "=",
                        ", ",
                        text -> text,
                        "null"),
                language(
                        EXOTIC,
                        "Kotlin's data class",
                        List.of(TYPE_NAME + "(", ")", "[", "]"),
                        name -> name + "=",
                        ", ",
                        text -> text,
                        "null"),
                language(
                        EXOTIC,
                        "Python's dataclass",
                        List.of(TYPE_NAME + "(", ")", "[", "]"),
                        name -> name + "=",
                        ", ",
                        DefaultPrinting::pythonText,
                        "None"),
                language(
                        EXOTIC,
                        "C#'s record",
                        List.of(TYPE_NAME + " { ", " }", "[", "]"),
                        name -> name + " = ",
                        ", ",
                        text -> text,
                        ""),
                language(
                        EXOTIC,
                        "Rust's struct",
                        List.of(TYPE_NAME + " { ", " }", "[", "]"),
                        name -> name + ": ",
                        ", ",
                        quoted,
                        "None"),
                language(
                        EXOTIC,
                        "Swift's struct",
                        List.of(TYPE_NAME + "(", ")", "[", "]"),
                        name -> name + ": ",
                        ", ",
                        quoted,
                        "nil"),
                language(
                        EXOTIC,
                        "Go's struct with names",
                        BRACES_AND_BRACKETS,
                        name -> name + ":",
                        " ",
                        text -> text,
                        "<nil>"),
                language(RARE, "Go's struct", BRACES_AND_BRACKETS, name -> "", " ", text -> text, "<nil>"),
                language(
                        EXOTIC,
                        "Elixir's map",
                        List.of("%{", "}", "[", "]"),
                        name -> '"' + name + "\" => ",
                        ", ",
                        quoted,
                        "nil"),
                language(
                        EXOTIC,
                        "Elixir's map with atoms",
                        List.of("%{", "}", "[", "]"),
                        name -> name + ": ",
                        ", ",
                        quoted,
                        "nil"),
                language(
                        EXOTIC,
                        "Swift's dictionary",
                        List.of("[", "]", "[", "]"),
                        name -> '"' + name + "\": ",
                        ", ",
                        quoted,
                        "nil"));
    }

    private static ValueFormat language(
            Frequency frequency,
            String description,
            List<String> delimiters,
            UnaryOperator<String> name,
            String separator,
            UnaryOperator<String> text,
            String absentText) {
        return new ValueFormat(frequency, description, delimiters, name, separator, "", "", text, absentText);
    }
}
