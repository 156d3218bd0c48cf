package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the secret key is, as {@code SCHEME:PLACE}. It names a place and never holds a key.
 *
 * @param scheme how to look
 * @param place where to look; not empty
 */
public record SecretReference(Scheme scheme, String place) {

    /** At least two segments, none of which ends in a period: Vault refuses those. */
    private static final Pattern VAULT_PLACE = Pattern.compile("([^/#]*[^/#.]/)+[^/#]*[^/#.]#[^#]+");

    /** How the place is read. */
    public enum Scheme {
        /** An environment variable. */
        ENV("NAME"),
        /** A file. */
        FILE("PATH"),
        /** The output of another program: words between white space; a pair of single or double quotes keeps a word together. */
        EXEC("COMMAND"),
        /** A field of a secret in HashiCorp Vault or OpenBao, key/value store version 2. */
        VAULT("PATH#FIELD");

        private final String place;

        Scheme(String place) {
            this.place = place;
        }

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + ":";
        }
    }

    /** @throws IllegalArgumentException if the place is not of the scheme's form; the message does not quote it */
    public SecretReference {
        requireNonNull(place);
        switch (scheme) {
            case ENV -> {}
            case FILE -> requirePath(place);
            case EXEC -> CommandWords.of(place);
            case VAULT -> {
                if (!VAULT_PLACE.matcher(place).matches()) {
                    throw new IllegalArgumentException(
                            "needs the form vault:PATH#FIELD, and in the path a mount and a name, as in secret/sesi#key");
                }
            }
        }
    }

    private static void requirePath(String place) {
        try {
            var unused = Path.of(place);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("has a path that cannot be read in this locale; set LC_ALL=C.UTF-8", e);
        }
    }

    /**
     * {@return the reference that the text means, or nothing if it has no known scheme or no place}
     *
     * @throws IllegalArgumentException if the place is not of the scheme's form; the message does not quote it
     */
    public static Optional<SecretReference> parse(String text) {
        for (Scheme scheme : Scheme.values()) {
            if (text.startsWith(scheme.prefix())
                    && text.length() > scheme.prefix().length()) {
                return Optional.of(new SecretReference(
                        scheme, text.substring(scheme.prefix().length())));
            }
        }
        return Optional.empty();
    }

    /** {@return the program and its arguments of a reference of the scheme {@code exec}} */
    public List<String> command() {
        return CommandWords.of(place);
    }

    /** {@return the known forms, for a message} */
    public static String forms() {
        return Arrays.stream(Scheme.values())
                .map(scheme -> scheme.prefix() + scheme.place)
                .collect(Collectors.joining(", "));
    }

    /** {@return the reference as it is written; of a command the program alone, its arguments are not known to be harmless} */
    @Override
    public String toString() {
        return scheme.prefix() + (scheme == Scheme.EXEC ? CommandWords.of(place).get(0) : place);
    }
}
