package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes of a text to upper or lower case. */
final class LetterCaseChanges {

    private static final Locale TURKISH = Locale.forLanguageTag("tr");
    private static final Pattern FIRST = Pattern.compile("^.", Pattern.DOTALL);
    private static final Pattern WORD_START = Pattern.compile("(?U)\\b\\p{L}");
    private static final Pattern START_AFTER_SPACE = Pattern.compile("(?<!\\S)\\p{L}");
    private static final Pattern UPPER_CASE_ASCII = Pattern.compile("[A-Z]+");
    private static final Pattern LOWER_CASE_ASCII = Pattern.compile("[a-z]+");

    private LetterCaseChanges() {}

    /** {@return the changes, the most likely ones first} */
    static List<TextChange> all() {
        return List.of(
                new TextChange(COMMON, "in lower case", text -> text.toLowerCase(Locale.ROOT)),
                new TextChange(COMMON, "in upper case", text -> text.toUpperCase(Locale.ROOT)),
                new TextChange(
                        RARE,
                        "in lower case, except characters outside ASCII",
                        text -> UPPER_CASE_ASCII
                                .matcher(text)
                                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT))),
                new TextChange(
                        RARE,
                        "in upper case, except characters outside ASCII",
                        text -> LOWER_CASE_ASCII
                                .matcher(text)
                                .replaceAll(match -> match.group().toUpperCase(Locale.ROOT))),
                new TextChange(RARE, "signed with upper and lower case exchanged", LetterCaseChanges::exchanged),
                new TextChange(RARE, "in lower case, as in Turkish", text -> text.toLowerCase(TURKISH)),
                new TextChange(RARE, "in upper case, as in Turkish", text -> text.toUpperCase(TURKISH)),
                new TextChange(
                        RARE,
                        "signed with its case folded",
                        text -> text.toLowerCase(Locale.ROOT).replace("ß", "ss")),
                new TextChange(
                        RARE,
                        "signed with an upper-case letter at its start",
                        text -> FIRST.matcher(text).replaceFirst(LetterCaseChanges::upper)),
                new TextChange(
                        RARE,
                        "in lower case, with an upper-case letter at its start",
                        text -> FIRST.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst(LetterCaseChanges::upper)),
                new TextChange(
                        RARE,
                        "signed with a lower-case letter at its start",
                        text -> FIRST.matcher(text)
                                .replaceFirst(first ->
                                        Matcher.quoteReplacement(first.group().toLowerCase(Locale.ROOT)))),
                new TextChange(
                        RARE,
                        "signed with an upper-case letter at the start of each word",
                        text -> WORD_START.matcher(text).replaceAll(LetterCaseChanges::upper)),
                new TextChange(
                        RARE,
                        "in lower case, with an upper-case letter at the start of each word",
                        text -> WORD_START
                                .matcher(text.toLowerCase(Locale.ROOT))
                                .replaceAll(LetterCaseChanges::upper)),
                new TextChange(
                        RARE,
                        "signed with an upper-case letter after each space",
                        text -> START_AFTER_SPACE.matcher(text).replaceAll(LetterCaseChanges::upper)),
                new TextChange(
                        RARE,
                        "in lower case, with an upper-case letter after each space",
                        text -> START_AFTER_SPACE
                                .matcher(text.toLowerCase(Locale.ROOT))
                                .replaceAll(LetterCaseChanges::upper)));
    }

    private static String exchanged(String text) {
        return text.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String upper(MatchResult match) {
        return Matcher.quoteReplacement(match.group().toUpperCase(Locale.ROOT));
    }
}
