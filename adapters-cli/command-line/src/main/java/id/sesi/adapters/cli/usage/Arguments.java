package id.sesi.adapters.cli.usage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was typed after a command, read by its {@link Usage}: {@code --name value}, {@code --name=value} and {@code --flag}. */
public final class Arguments {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Arguments() {}

    /**
     * {@return what was typed}
     *
     * @throws UsageException if that is not as the usage says; its message repeats no value, as people do type secrets
     */
    public static Arguments parse(Usage usage, List<String> typed) throws UsageException {
        Arguments arguments = new Arguments();
        Iterator<String> rest = typed.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            arguments.read(word.equals("-h") ? Option.HELP.name() : word, usage, rest);
        }
        return arguments;
    }

    private void read(String word, Usage usage, Iterator<String> rest) throws UsageException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = find(name, usage);
        String value = "";
        if (option.takesValue()) {
            value = equals < 0 ? next(option, usage, rest) : word.substring(equals + 1);
        } else if (equals >= 0) {
            throw new UsageException(name + " takes no value");
        }
        List<String> given = values.computeIfAbsent(name, first -> new ArrayList<>());
        if (!given.isEmpty() && !option.isRepeatable()) {
            throw new UsageException(name + " is there twice; give it once");
        }
        given.add(chosen(option, value));
    }

    private static Option find(String name, Usage usage) throws UsageException {
        Optional<Option> found = usage.options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst();
        return found.orElseThrow(() -> UsageException.unknown(
                name, usage.options().stream().map(Option::name).toList()));
    }

    /** Another option in the place of a value is a forgotten value; who means it writes it behind an equals sign. */
    private static String next(Option option, Usage usage, Iterator<String> rest) throws UsageException {
        String value = rest.hasNext() ? rest.next() : option.name();
        String start = value.replaceFirst("(?s)=.*", "");
        if (usage.options().stream().anyMatch(other -> other.name().equals(start))) {
            throw new UsageException(option.name() + " needs a value");
        }
        return value;
    }

    private static String chosen(Option option, String value) throws UsageException {
        String choice = value.toLowerCase(Locale.ROOT);
        if (option.choices().isEmpty()) {
            return value;
        }
        if (!option.choices().contains(choice)) {
            throw new UsageException(option.name() + " needs one of " + String.join(", ", option.choices()));
        }
        return choice;
    }

    /** {@return whether that option was given} */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** {@return the value of that option, if it was given} */
    public Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    /** {@return the values of that option in their order} */
    public List<String> values(String option) {
        return List.copyOf(values.getOrDefault(option, List.of()));
    }

    /** {@return a fixed text: people type secrets} */
    @Override
    public String toString() {
        return "Arguments[redacted]";
    }
}
