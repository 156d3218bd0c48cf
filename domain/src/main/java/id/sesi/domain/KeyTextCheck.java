package id.sesi.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes texts that no vendor issues as a key, such as a placeholder or a key with a trailing newline. Does not recognize weak keys. */
final class KeyTextCheck {

    private static final Pattern QUOTED = Pattern.compile("(['\"]).*\\1");

    /** Secret managers return key/value pairs in this form. */
    private static final Pattern JSON = Pattern.compile("\\s*(\\{\\s*(\".*)?}|\\[\\s*(\".*)?])\\s*", Pattern.DOTALL);

    /**
     * Matches a line of a {@code .env} or YAML file. Without {@code export}, the name must contain a word such as {@code key} or
     * {@code token}. Otherwise a real key that contains an equals sign would match.
     */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?i)(export\\s+\\w{1,100}|\\w{0,50}(key|secret|token|password)\\w{0,50})(\\s?=\\s?[^=\\s]|:\\s).*");

    /** What programs print if they have no key ({@code null}), and what examples contain ({@code <key>}). Ignores weak keys. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)null|nil|none|undefined|change[-_ ]?me|\\*{3,}|x{3,}"
                    + "|<[^<>]+>|\\$\\{[^{}]+}|\\$\\([^()]+\\)|\\{\\{[^{}]+}}");

    private static final Pattern REFERENCE = Pattern.compile("(env|file|exec|vault):.+|[a-z][a-z0-9+.-]+://.+");

    private static final Pattern PEM = Pattern.compile("\\s*-----BEGIN .*", Pattern.DOTALL);

    private static final Pattern HTTP_CREDENTIALS = Pattern.compile("(?i)(authorization:\\s*)?(bearer|basic)\\s.+");

    private KeyTextCheck() {}

    /** {@return why the text cannot be the key, without the text; empty if it can} */
    static Optional<String> problemOf(CharSequence text) {
        String advice = "; store the key and nothing else";
        if (text.isEmpty()) {
            return Optional.of("is empty");
        }
        if (JSON.matcher(text).matches()) {
            return Optional.of("is a JSON object or list instead of the key in it; store or select only the key");
        }
        if (PEM.matcher(text).matches()) {
            return Optional.of(
                    "is a certificate or a key in PEM format, but the vendor issues a line of text; store that text");
        }
        if (text.chars().anyMatch(character -> Character.getType(character) == Character.CONTROL)) {
            return Optional.of("has a newline or another control character" + advice);
        }
        if (isInvisible(Character.codePointAt(text, 0))
                || isInvisible(Character.codePointBefore(text, text.length()))) {
            return Optional.of("starts or ends with white space or a hidden character" + advice);
        }
        if (QUOTED.matcher(text).matches()) {
            return Optional.of("is in quotes" + advice);
        }
        if (PLACEHOLDER.matcher(text).matches()) {
            return Optional.of(
                    "is a placeholder, such as null or <key>, instead of the key; store the key, and check the"
                            + " program or the template that wrote it");
        }
        if (REFERENCE.matcher(text).matches()) {
            return Optional.of(
                    "is a URL, or a reference such as file:/key, instead of the key; for a reference, use --secret or"
                            + " PSIKOLOGIE_SECRET");
        }
        if (ASSIGNMENT.matcher(text).matches()) {
            return Optional.of("starts with the name of a variable, as in a .env file" + advice);
        }
        if (HTTP_CREDENTIALS.matcher(text).matches()) {
            return Optional.of("starts with an authentication scheme, as in an HTTP header" + advice);
        }
        boolean isUnreadable = text.codePoints()
                .anyMatch(character -> character == 0xfffd || Character.getType(character) == Character.SURROGATE);
        return isUnreadable ? Optional.of("was not readable as UTF-8; store the key as UTF-8") : Optional.empty();
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
