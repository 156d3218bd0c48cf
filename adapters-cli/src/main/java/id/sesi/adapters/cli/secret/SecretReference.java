package id.sesi.adapters.cli.secret;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the secret key is, as {@code SCHEME:PLACE}. It names a place and never holds a key.
 *
 * @param scheme how to look
 * @param place where to look; not empty
 */
public record SecretReference(Scheme scheme, String place) {

    /** The kinds of places. */
    public enum Scheme {
        /** An environment variable. */
        ENV,
        /** A file. */
        FILE;

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + ":";
        }
    }

    public SecretReference {
        requireNonNull(scheme);
        requireNonNull(place);
    }

    /** {@return the reference that the text means, or nothing if it has no known scheme or no place} */
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

    /** {@return the known forms, for a message} */
    public static String forms() {
        return Arrays.stream(Scheme.values())
                .map(scheme -> scheme.prefix() + (scheme == Scheme.ENV ? "NAME" : "PATH"))
                .collect(Collectors.joining(" or "));
    }

    /** {@return the reference as it is written} */
    @Override
    public String toString() {
        return scheme.prefix() + place;
    }
}
