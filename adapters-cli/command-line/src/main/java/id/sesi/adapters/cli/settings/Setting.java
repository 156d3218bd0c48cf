package id.sesi.adapters.cli.settings;

import id.sesi.domain.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that the user has made.
 *
 * @param name the name of the option or of the variable
 * @param value the value; may be confidential
 */
record Setting(String name, String value) {

    private static final Pattern QUOTE_AT_AN_END = Pattern.compile("[\"'`].*|.*[\"'`]", Pattern.DOTALL);

    /** The group is the host, with the port if there is one. */
    private static final Pattern URL = Pattern.compile("\\w+://(?:[^/?#]*@)?([^/?#@]*).*", Pattern.DOTALL);

    /** {@return the value of the variable, or empty if the variable is not set or its value is empty} */
    static Optional<Setting> variable(Map<String, String> environmentVariables, String name) {
        return Optional.ofNullable(environmentVariables.get(name))
                .filter(value -> !value.isEmpty())
                .map(value -> new Setting(name, value));
    }

    /**
     * {@return the text as a URL}
     *
     * @throws IllegalArgumentException if the text is not a URL. The message completes the sentence "the setting …". The exception
     *     has no cause, because the message of the cause would contain the text, and the text may contain a password
     */
    static URI url(String text) {
        requireBare(text);
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL; " + adviceOnUrl(text));
        }
    }

    private static String adviceOnUrl(String text) {
        Matcher url = URL.matcher(text);
        String host = url.matches() ? url.group(1) : "";
        if (text.endsWith("://")) {
            return "it has no host";
        }
        return host.contains("[") || host.contains("]")
                ? "write an IPv6 address in brackets, as in https://[::1]:8443"
                : "write special characters as percent-encoding, for example %23 for #";
    }

    /**
     * Rejects the quotes and the white space that people copy together with a URL.
     *
     * @throws IllegalArgumentException if the text has them; the message does not quote the text
     */
    static void requireBare(String text) {
        if (QUOTE_AT_AN_END.matcher(text).matches()) {
            throw new IllegalArgumentException("starts or ends with a quote; remove it");
        }
        if (!text.strip().equals(text)) {
            throw new IllegalArgumentException("starts or ends with white space; remove it");
        }
    }

    /**
     * {@return the converted value}
     *
     * @param conversion throws an {@link IllegalArgumentException} if the value is invalid. Its message completes the sentence "the
     *     setting …"
     *
     * @throws InvalidSettingException if the value cannot be converted; the message names the setting
     */
    <T> T as(Function<String, T> conversion) throws InvalidSettingException {
        try {
            return conversion.apply(value);
        } catch (InvalidValueException e) {
            throw new InvalidSettingException(name + " " + e.violations().get(0).problem());
        } catch (InvalidPathException e) {
            throw new InvalidSettingException(
                    name + " has a path that this locale cannot represent; set LC_ALL=C.UTF-8");
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(name + " " + e.getMessage());
        }
    }

    /** {@return the name only, because the value may be confidential} */
    @Override
    public String toString() {
        return name;
    }
}
