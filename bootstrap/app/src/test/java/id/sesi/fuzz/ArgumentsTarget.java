package id.sesi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.adapters.cli.usage.UsageException;
import id.sesi.bootstrap.CommandUsages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The words of a command line, and the settings in them that name no file. If the values are written as {@code --option=value}, the
 * result is the same. No message contains a value.
 */
public final class ArgumentsTarget {

    private static final List<Usage> USAGES = CommandUsages.all();

    /** If an input contains this text, it is a value. */
    private static final String SECRET = "S3CRET";

    private ArgumentsTarget() {}

    /** Runs one input: the words of a command line, separated by 0xFF. The first word is the name of a command. */
    public static void fuzzerTestOneInput(byte[] input) throws UsageException {
        List<String> words = InputText.parts(input);
        for (Usage usage : USAGES) {
            if (usage.name().equals(words.get(0))) {
                run(usage, words.subList(1, words.size()));
            }
        }
    }

    private static void run(Usage usage, List<String> words) throws UsageException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(usage, words);
        } catch (UsageException e) {
            assertFalse(e.problem().contains(SECRET), e.problem());
            return;
        }
        checkRoundTrip(usage, arguments);
        checkSettings(arguments);
    }

    private static void checkRoundTrip(Usage usage, Arguments arguments) throws UsageException {
        List<String> words = new ArrayList<>();
        for (Option option : usage.options()) {
            for (String value : arguments.values(option.name())) {
                words.add(option.takesValue() ? option.name() + "=" + value : option.name());
            }
        }
        Arguments again = Arguments.parse(usage, words);
        for (Option option : usage.options()) {
            assertEquals(arguments.values(option.name()), again.values(option.name()));
        }
    }

    private static void checkSettings(Arguments arguments) {
        Settings settings = new Settings(arguments::value, Map.of());
        List<Setting> all = List.of(
                settings::requirePartnerId,
                settings::environment,
                settings::findSecret,
                settings::findOtherSecret,
                settings::auditDirectory,
                () -> settings.deadline(Duration.ofSeconds(1)),
                () -> settings.page("--page"));
        for (Setting setting : all) {
            try {
                assertFalse(String.valueOf(setting.read()).isEmpty());
            } catch (InvalidSettingException e) {
                assertFalse(e.problem().isEmpty());
            }
        }
    }

    @FunctionalInterface
    private interface Setting {
        Object read() throws InvalidSettingException;
    }
}
