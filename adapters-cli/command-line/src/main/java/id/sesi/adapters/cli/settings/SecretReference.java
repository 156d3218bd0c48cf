package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reference to the location of the secret key, written as {@code SCHEME:LOCATION}. A reference never contains the key itself.
 *
 * @param scheme the kind of location
 * @param location the location, in the form of the scheme; not empty
 * @since 1.0.0
 */
public record SecretReference(Scheme scheme, String location) {

    /** At least two segments. No segment ends in a period, because Vault rejects such paths. */
    private static final Pattern VAULT_LOCATION = Pattern.compile("([^/#]*[^/#.]/)+[^/#]*[^/#.]#[^#]+");

    /**
     * The kinds of locations.
     *
     * @since 1.0.0
     */
    public enum Scheme {
        /** An environment variable. */
        ENV("NAME"),
        /** A file. */
        FILE("PATH"),
        /** The output of another program. The command is split at white space, except between single or double quotes. */
        EXEC("COMMAND"),
        /** A field of a secret in HashiCorp Vault or OpenBao, in a key/value store of version 2. */
        VAULT("PATH#FIELD");

        private final String placeholder;

        Scheme(String placeholder) {
            this.placeholder = placeholder;
        }

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + ":";
        }
    }

    /**
     * @throws IllegalArgumentException if the location does not have the form of the scheme; the message completes the sentence
     *     "the setting …", and does not quote the location
     */
    public SecretReference {
        requireNonNull(location);
        switch (scheme) {
            case ENV -> {}
            case FILE -> requirePath(location);
            case EXEC -> requirePath(CommandLineSplitter.split(location).get(0));
            case VAULT -> {
                if (!VAULT_LOCATION.matcher(location).matches()) {
                    throw new IllegalArgumentException(
                            "needs the form vault:PATH#FIELD with a mount and a name in the path, such as"
                                    + " vault:secret/sesi#key");
                }
            }
        }
    }

    private static void requirePath(String location) {
        try {
            var unused = PathParser.parse(location);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("has a path that this locale cannot represent; set LC_ALL=C.UTF-8", e);
        }
    }

    /**
     * {@return the parsed reference, or empty if the text has no known scheme or no location}
     *
     * @throws IllegalArgumentException if the location does not have the form of the scheme; the message completes the sentence
     *     "the setting …", and does not quote the location
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

    /** {@return the program and its arguments; only for the scheme {@code exec}} */
    public List<String> command() {
        return CommandLineSplitter.split(location);
    }

    /** {@return the supported forms, for a message} */
    public static String forms() {
        return Arrays.stream(Scheme.values())
                .map(scheme -> scheme.prefix() + scheme.placeholder)
                .collect(Collectors.joining(", "));
    }

    /** {@return the reference as it is written; a command without its arguments, because they may be confidential} */
    @Override
    public String toString() {
        return scheme.prefix()
                + (scheme == Scheme.EXEC ? CommandLineSplitter.split(location).get(0) : location);
    }
}
