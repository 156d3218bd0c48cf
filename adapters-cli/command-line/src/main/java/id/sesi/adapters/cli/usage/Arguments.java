package id.sesi.adapters.cli.usage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a command, parsed as its {@link Usage} says: {@code --name value}, {@code --name=value} and {@code --flag}.
 *
 * @since 1.0.0
 */
public final class Arguments {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Arguments() {}

    /**
     * {@return the parsed arguments}
     *
     * @param words the words after the name of the command
     * @throws UsageException if the words do not match the usage; the message repeats no value, because it might be a secret
     */
    public static Arguments parse(Usage usage, List<String> words) throws UsageException {
        Arguments arguments = new Arguments();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            arguments.parseOption(word.equals("-h") ? Option.HELP.name() : word, usage, rest);
        }
        return arguments;
    }

    /** Parses one option. Takes its value from {@code rest} if the word does not contain it. */
    private void parseOption(String word, Usage usage, Iterator<String> rest) throws UsageException {
        List<String> parts = List.of(word.split("=", 2));
        boolean hasValue = parts.size() > 1;
        String name = parts.get(0);
        Option option = find(name, usage);
        String value = "";
        if (option.takesValue()) {
            value = hasValue ? parts.get(1) : nextValue(option, usage, rest);
        } else if (hasValue) {
            throw new UsageException(name + " takes no value");
        }
        List<String> given = values.computeIfAbsent(name, first -> new ArrayList<>());
        if (!given.isEmpty() && !option.isRepeatable()) {
            throw new UsageException(name + " is given twice; give it once");
        }
        given.add(checkChoice(option, value));
    }

    private static Option find(String name, Usage usage) throws UsageException {
        Optional<Option> found = usage.options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst();
        return found.orElseThrow(() -> UsageException.unknown(
                name, usage.options().stream().map(Option::name).toList()));
    }

    /**
     * If the next word is an option, the value is missing. To pass the name of an option as a value, write
     * {@code --option=value}.
     */
    private static String nextValue(Option option, Usage usage, Iterator<String> rest) throws UsageException {
        String value = rest.hasNext() ? rest.next() : option.name();
        String name = value.replaceFirst("(?s)=.*", "");
        if (usage.options().stream().anyMatch(other -> other.name().equals(name))) {
            throw new UsageException(option.name() + " needs a value");
        }
        return value;
    }

    private static String checkChoice(Option option, String value) throws UsageException {
        String choice = value.toLowerCase(Locale.ROOT);
        if (option.choices().isEmpty()) {
            return value;
        }
        if (!option.choices().contains(choice)) {
            throw new UsageException(option.name()
                    + (option.choices().size() == 1 ? " needs to be " : " needs one of ")
                    + String.join(", ", option.choices()));
        }
        return choice;
    }

    /** {@return whether the option was given} */
    public boolean isGiven(String option) {
        return values.containsKey(option);
    }

    /** {@return the value of the option, or empty if the option was not given} */
    public Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    /** {@return the values of the option, in the order in which they were given; empty if it was not given} */
    public List<String> values(String option) {
        return List.copyOf(values.getOrDefault(option, List.of()));
    }

    /** {@return a fixed text: a value might be a secret} */
    @Override
    public String toString() {
        return "Arguments[redacted]";
    }
}
