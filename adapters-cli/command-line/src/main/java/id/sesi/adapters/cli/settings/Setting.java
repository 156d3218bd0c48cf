package id.sesi.adapters.cli.settings;

import id.sesi.domain.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value, and where it came from.
 *
 * @param source the flag or the variable
 * @param value may be confidential
 */
record Setting(String source, String value) {

    /** {@return the variable's value, if it is set to more than nothing} */
    static Optional<Setting> variable(Map<String, String> environmentVariables, String name) {
        return Optional.ofNullable(environmentVariables.get(name))
                .filter(value -> !value.isEmpty())
                .map(value -> new Setting(name, value));
    }

    /** @throws IllegalArgumentException without the text, which may hold a password: the cause would quote it */
    static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL");
        }
    }

    /** {@return the value as what it stands for} */
    <T> T as(Function<String, T> conversion) throws InvalidSettingException {
        try {
            return conversion.apply(value);
        } catch (InvalidValueException e) {
            throw new InvalidSettingException(
                    source + " " + e.violations().get(0).problem());
        } catch (InvalidPathException e) {
            throw new InvalidSettingException(
                    source + " has a path that cannot be read in this locale; set LC_ALL=C.UTF-8");
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(source + " " + e.getMessage());
        }
    }

    /** {@return the source alone} */
    @Override
    public String toString() {
        return source;
    }
}
