package id.sesi.adapters.cli.settings;

import id.sesi.domain.InvalidValueException;
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

    /** {@return the value as what it stands for} */
    <T> T as(Function<String, T> conversion) throws InvalidSettingException {
        try {
            return conversion.apply(value);
        } catch (InvalidValueException e) {
            throw new InvalidSettingException(source + " " + e.faults().get(0).problem());
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
