package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Changes of a text: printed as a value of another type, cut to a part of it, or hashed. */
final class PrintChanges {

    private PrintChanges() {}

    /** {@return the changes, the most likely ones first} */
    static List<TextChange> all() {
        List<TextChange> all = new ArrayList<>();
        all.addAll(quotes());
        all.addAll(wrappers());
        all.addAll(parts());
        all.addAll(hashes());
        return all;
    }

    private static List<TextChange> quotes() {
        return List.of(
                new TextChange(COMMON, "in double quotes", text -> '"' + text + '"'),
                new TextChange(COMMON, "in single quotes", text -> "'" + text + "'"),
                new TextChange(RARE, "in double quotes that are escaped", text -> "\\\"" + text + "\\\""),
                new TextChange(RARE, "in backticks", text -> "`" + text + "`"),
                new TextChange(
                        COMMON, "written as a text of JSON", text -> '"' + JsonEscapes.JAVASCRIPT.apply(text) + '"'),
                new TextChange(
                        RARE, "written as a text of PHP's JSON", text -> '"' + JsonEscapes.PHP.apply(text) + '"'),
                new TextChange(
                        RARE, "written as a text of Python's JSON", text -> '"' + JsonEscapes.PYTHON.apply(text) + '"'),
                new TextChange(RARE, "written as a text of Go's JSON", text -> '"' + JsonEscapes.GO.apply(text) + '"'),
                new TextChange(
                        RARE, "written as a text of .NET's JSON", text -> '"' + JsonEscapes.DOT_NET.apply(text) + '"'),
                new TextChange(
                        RARE,
                        "written as a text of JSON, or null if empty",
                        text -> text.isEmpty() ? "null" : '"' + JsonEscapes.JAVASCRIPT.apply(text) + '"'),
                new TextChange(COMMON, "written as bytes, as in Python: b'…'", DefaultPrinting::pythonBytes),
                new TextChange(RARE, "written as Python's repr", DefaultPrinting::pythonText),
                new TextChange(
                        RARE,
                        "written as Python's ascii",
                        text -> EscapeChanges.pythonNonAscii(DefaultPrinting.pythonText(text))),
                new TextChange(RARE, "in brackets", text -> "[" + text + "]"),
                new TextChange(RARE, "in braces", text -> "{" + text + "}"),
                new TextChange(RARE, "in parentheses", text -> "(" + text + ")"),
                new TextChange(RARE, "in <>", text -> "<" + text + ">"),
                new TextChange(RARE, "written as a symbol, as in Ruby", text -> ":" + text));
    }

    private static List<TextChange> wrappers() {
        return List.of(
                wrapper("as Optional, as in Java", "Optional[", "]", "Optional.empty"),
                wrapper("as Optional, as in Swift", "Optional(\"", "\")", "nil"),
                wrapper("as Some, as in Rust", "Some(\"", "\")", "None"),
                wrapper("as Some, as in Scala", "Some(", ")", "None"),
                wrapper("as Some, as in F#", "Some(", ")", ""),
                wrapper("as Just, as in Haskell", "Just \"", "\"", "Nothing"),
                new TextChange(
                        RARE,
                        "written as a list of one item, as in Python",
                        text -> text.isEmpty() ? "[]" : "[" + DefaultPrinting.pythonText(text) + "]"),
                wrapper("as a list of one item, as in JSON", "[\"", "\"]", "[]"),
                new TextChange(
                        RARE,
                        "written as a tuple of one item, as in Python",
                        text -> text.isEmpty() ? "(None,)" : "(" + DefaultPrinting.pythonText(text) + ",)"),
                wrapper("as sql.NullString, as in Go", "{", " true}", "{ false}"),
                wrapper("as a pointer, as in Go", "&{", "}", "<nil>"),
                wrapper("as a text in quotes, with null if empty", "\"", "\"", "null"),
                wrapper("as a text in quotes, with nil if empty", "\"", "\"", "nil"),
                wrapper("as a text in single quotes, with None if empty", "'", "'", "None"),
                wrapper("as a text in single quotes, with NULL if empty", "'", "'", "NULL"),
                wrapper("as a type error of Go's Printf", "%!d(string=", ")", "%!d(string=)"),
                wrapper("as Optional in Guava", "Optional.of(", ")", "Optional.absent()"));
    }

    private static TextChange wrapper(String how, String before, String after, String ifEmpty) {
        return new TextChange(RARE, "written " + how, text -> text.isEmpty() ? ifEmpty : before + text + after);
    }

    private static List<TextChange> parts() {
        return List.of(
                new TextChange(RARE, "cut at its first space", text -> text.replaceFirst("(?s) .*", "")),
                new TextChange(RARE, "cut after its last space", text -> text.replaceFirst("(?s).* ", "")),
                new TextChange(
                        RARE,
                        "signed with its words exchanged",
                        text -> text.replaceFirst("(?s)^(\\S+) (.+)$", "$2 $1")),
                new TextChange(
                        RARE,
                        "signed with its words exchanged, with a comma",
                        text -> text.replaceFirst("(?s)^(.+) (\\S+)$", "$2, $1")),
                new TextChange(RARE, "cut at its @", text -> text.replaceFirst("(?s)@.*", "")),
                new TextChange(RARE, "cut after its @", text -> text.replaceFirst("(?s).*@", "")),
                new TextChange(RARE, "cut at its first apostrophe", text -> text.replaceFirst("(?s)'.*", "")),
                new TextChange(RARE, "cut at its first &", text -> text.replaceFirst("(?s)&.*", "")),
                new TextChange(RARE, "cut at its first #", text -> text.replaceFirst("(?s)#.*", "")),
                new TextChange(RARE, "cut at its first +", text -> text.replaceFirst("(?s)\\+.*", "")),
                new TextChange(
                        RARE,
                        "cut at its first character outside ASCII",
                        text -> text.replaceFirst("(?s)[^\\x00-\\x7f].*", "")),
                new TextChange(
                        RARE,
                        "cut after its first character",
                        text -> text.substring(0, text.offsetByCodePoints(0, Math.min(1, text.length())))),
                new TextChange(
                        RARE, "cut to its prefix before the first - or _", text -> text.replaceFirst("(?s)[-_].*", "")),
                new TextChange(
                        RARE, "cut to its rest after the last - or _", text -> text.replaceFirst("(?s).*[-_]", "")),
                new TextChange(
                        RARE, "split into characters that are joined by commas", text -> joinedCharacters(text, ",")),
                new TextChange(RARE, "split into characters that are joined by |", text -> joinedCharacters(text, "|")),
                new TextChange(
                        RARE, "split into characters that are joined by spaces", text -> joinedCharacters(text, " ")),
                new TextChange(RARE, "written as the name of a URL, with hyphens", text -> slug(text, "-")),
                new TextChange(RARE, "written as the name of a URL, with underscores", text -> slug(text, "_")),
                new TextChange(RARE, "cut to its first letters", text -> text.replaceAll("(\\S)\\S*\\s*", "$1")),
                new TextChange(
                        RARE,
                        "signed with only its first and last word",
                        text -> text.replaceFirst("(?s)^(\\S+) .* (\\S+)$", "$1 $2")),
                new TextChange(RARE, "signed without hyphens", text -> text.replace("-", "")),
                new TextChange(
                        RARE,
                        "signed without + and the text after it, before @",
                        text -> text.replaceFirst("\\+[^@]*@", "@")),
                new TextChange(RARE, "signed in lower case after @", PrintChanges::withLowerCaseAfterAt),
                new TextChange(RARE, "signed without periods before @", PrintChanges::withoutPeriodsBeforeAt),
                new TextChange(RARE, "signed with mailto: before it", text -> "mailto:" + text));
    }

    private static String joinedCharacters(String text, String separator) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(separator));
    }

    private static String slug(String text, String separator) {
        return CharacterChanges.transliterated(text, "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", separator)
                .replaceAll("^" + separator + "|" + separator + "$", "");
    }

    private static String withLowerCaseAfterAt(String text) {
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT);
    }

    private static String withoutPeriodsBeforeAt(String text) {
        int at = Math.max(text.indexOf('@'), 0);
        return text.substring(0, at).replace(".", "") + text.substring(at);
    }

    private static List<TextChange> hashes() {
        return List.of(
                new TextChange(
                        RARE, "encoded as Base64", text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_8))),
                new TextChange(
                        EXOTIC,
                        "encoded as hexadecimal digits",
                        text -> HexFormat.of().formatHex(text.getBytes(UTF_8))),
                new TextChange(EXOTIC, "hashed with SHA-256", text -> hash(Hash.SHA_256, text)),
                new TextChange(EXOTIC, "hashed with SHA-1", text -> hash(Hash.SHA_1, text)),
                new TextChange(EXOTIC, "hashed with MD5", text -> hash(Hash.MD5, text)));
    }

    private static String hash(Hash hash, String text) {
        return HexFormat.of().formatHex(hash.of(text.getBytes(UTF_8)));
    }
}
