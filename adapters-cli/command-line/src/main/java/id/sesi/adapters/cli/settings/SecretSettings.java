package id.sesi.adapters.cli.settings;

import static id.sesi.adapters.cli.settings.SecretReference.Scheme.ENV;
import static id.sesi.adapters.cli.settings.SecretReference.Scheme.FILE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the reference to the secret key. If that location has no key, no other location is tried. */
final class SecretSettings {

    private static final String REFERENCE = "PSIKOLOGIE_SECRET";
    private static final String KEY = "PSIKOLOGIE_SECRET_KEY";
    private static final String KEY_FILE = "PSIKOLOGIE_SECRET_KEY_FILE";

    private final Optional<Setting> option;
    private final List<Setting> variables;
    private final Map<String, String> environmentVariables;

    /** @param option the option {@code --secret}, or empty if it is not given */
    SecretSettings(Optional<Setting> option, Map<String, String> environmentVariables) {
        this.option = option;
        this.environmentVariables = environmentVariables;
        this.variables = List.of(REFERENCE, KEY, KEY_FILE).stream()
                .flatMap(name -> Setting.variable(environmentVariables, name).stream())
                .toList();
    }

    Optional<SecretReference> find() throws InvalidSettingException {
        if (option.isPresent()) {
            return Optional.of(option.get().as(this::parse));
        }
        Optional<SecretReference> found = Optional.empty();
        for (Setting variable : variables) {
            SecretReference reference = reference(variable);
            if (found.isPresent() && !found.get().equals(reference)) {
                throw new InvalidSettingException(
                        names(" and ") + " refer to different secret keys; unset all but one");
            }
            found = Optional.of(reference);
        }
        return found;
    }

    /** {@return whether the value is the key; false if the key is not in a variable or a file, or cannot be read} */
    boolean isKey(String value) {
        try (KnownKeys keys = KnownKeys.read(find().stream(), environmentVariables)) {
            return keys.contains(value);
        } catch (InvalidSettingException e) {
            return false; // Reported where the key is needed.
        }
    }

    private SecretReference reference(Setting variable) throws InvalidSettingException {
        return switch (variable.name()) {
            case KEY -> new SecretReference(ENV, KEY);
            case KEY_FILE ->
                variable.as(path ->
                        MisplacedCredential.requireLocation(new SecretReference(FILE, path), environmentVariables));
            default -> variable.as(this::parse);
        };
    }

    SecretReference parse(String text) {
        return SecretReference.parse(text)
                .map(reference -> MisplacedCredential.requireLocation(reference, environmentVariables))
                .orElseThrow(() -> new IllegalArgumentException("needs one of the forms " + SecretReference.forms()));
    }

    /** {@return the option or variables that set the location of the key, and the variables that the option overrides} */
    String setBy() {
        if (option.isEmpty()) {
            return names(" and ");
        }
        return variables.isEmpty() ? option.get().name() : option.get().name() + ", which overrides " + names(" and ");
    }

    private String names(String conjunction) {
        return variables.stream().map(Setting::name).collect(Collectors.joining(conjunction));
    }
}
