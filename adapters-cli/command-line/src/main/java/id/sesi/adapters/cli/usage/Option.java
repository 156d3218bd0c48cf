package id.sesi.adapters.cli.usage;

import java.util.List;

/**
 * An option of a command.
 *
 * @param name with its two dashes
 * @param value what stands for its value in help, such as {@code FILE}; empty if it takes none
 * @param choices the values it can have; empty if that is not for the syntax to say
 * @param isRepeatable whether it may be given more than once
 * @param description a sentence or two
 */
public record Option(String name, String value, List<String> choices, boolean isRepeatable, String description) {

    public static final Option HELP = flag("--help", "Show this help and exit.");

    /** {@return one that takes no value} */
    public static Option flag(String name, String description) {
        return new Option(name, "", List.of(), false, description);
    }

    /** {@return one that takes any value} */
    public static Option of(String name, String value, String description) {
        return new Option(name, value, List.of(), false, description);
    }

    /** {@return one that takes one of these values} */
    public static Option oneOf(List<String> choices, String name, String value, String description) {
        return new Option(name, value, choices, false, description);
    }

    /** {@return one that takes any value, any number of times} */
    public static Option repeatable(String name, String value, String description) {
        return new Option(name, value, List.of(), true, description);
    }

    /** {@return whether the option needs a value} */
    public boolean takesValue() {
        return !value.isEmpty();
    }
}
