package id.sesi.adapters.cli.usage;

import java.util.List;

/**
 * An option of a command.
 *
 * @param name the name with its two dashes
 * @param placeholder the placeholder for the value in help, such as {@code FILE}; empty if the option takes no value
 * @param choices the allowed values; empty if any value is allowed
 * @param isRepeatable whether the option may be given more than once
 * @param description one or two sentences for help
 * @since 1.0.0
 */
public record Option(String name, String placeholder, List<String> choices, boolean isRepeatable, String description) {

    public static final Option HELP = flag("--help", "Show this help and exit.");

    /** {@return an option that takes no value} */
    public static Option flag(String name, String description) {
        return new Option(name, "", List.of(), false, description);
    }

    /** {@return an option that takes any value} */
    public static Option of(String name, String placeholder, String description) {
        return new Option(name, placeholder, List.of(), false, description);
    }

    /** {@return an option that takes one of the given values} */
    public static Option oneOf(List<String> choices, String name, String placeholder, String description) {
        return new Option(name, placeholder, choices, false, description);
    }

    /** {@return an option that takes any value and may be given more than once} */
    public static Option repeatable(String name, String placeholder, String description) {
        return new Option(name, placeholder, List.of(), true, description);
    }

    /** {@return whether the option needs a value} */
    public boolean takesValue() {
        return !placeholder.isEmpty();
    }
}
