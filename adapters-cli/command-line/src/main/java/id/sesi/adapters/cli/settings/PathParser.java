package id.sesi.adapters.cli.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Parses the text of a path. Rejects common mistakes, because Sesi uses a path exactly as it is given. */
final class PathParser {

    /** Matches a variable or a command, such as {@code $HOME}, <code>${HOME}</code>, {@code $(pwd)} or {@code `pwd`}. */
    private static final Pattern SHELL_EXPANSION = Pattern.compile("\\$[A-Za-z_{(]|`");

    private static final Pattern IN_QUOTES = Pattern.compile("\"[^\"]*\"|'[^']*'");

    /** Matches white space or a hidden character at an end, such as U+00A0 or U+FEFF, which people copy with a path. */
    private static final Pattern BLANK_AT_AN_END =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}].*|.*[\\s\\p{Z}\\p{Cf}]", Pattern.DOTALL);

    private PathParser() {}

    /**
     * @throws IllegalArgumentException if the text is an invalid path or a common mistake; the message completes the sentence "the
     *     setting …", and does not quote the text
     */
    static Path parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("has an empty path");
        }
        if (text.startsWith("~")) {
            throw new IllegalArgumentException(
                    "has a path that starts with ~, which only a shell expands; write the whole path");
        }
        if (SHELL_EXPANSION.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "has a path that contains a variable or a command, which only a shell expands; write the whole path");
        }
        if (text.startsWith("file:")) {
            throw new IllegalArgumentException("has a path that starts with file:; write only the path");
        }
        if (IN_QUOTES.matcher(text).matches()) {
            throw new IllegalArgumentException("has a path that is in quotes; remove them");
        }
        if (BLANK_AT_AN_END.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "has a path that starts or ends with white space or a hidden character; remove it");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a path with a control character; remove it");
        }
        return Path.of(text);
    }
}
