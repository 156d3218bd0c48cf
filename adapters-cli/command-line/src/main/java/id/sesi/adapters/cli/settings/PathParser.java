package id.sesi.adapters.cli.settings;

import java.nio.file.Path;

/** Parses the text of a path. Rejects common mistakes, because Sesi uses a path exactly as it is given. */
final class PathParser {

    private PathParser() {}

    /**
     * @throws IllegalArgumentException if the text is an invalid path or a common mistake; the message does not quote the text
     */
    static Path parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("has an empty path");
        }
        if (text.startsWith("~")) {
            throw new IllegalArgumentException(
                    "has a path that starts with ~, which only a shell expands; write the whole path");
        }
        if (!text.strip().equals(text)) {
            throw new IllegalArgumentException("has a path that starts or ends with white space; remove it");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a path with a control character; remove it");
        }
        return Path.of(text);
    }
}
