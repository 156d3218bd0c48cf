package id.sesi.adapters.cli.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a command is used: what its arguments are read by, and what help, shell completion and man page are made from.
 *
 * @param name as it is typed after {@code sesi}
 * @param summary what it does
 * @param details paragraphs with the rest; may be empty
 * @param options in the order of help
 * @param example lines: what it shows, and then what works as pasted
 */
public record Usage(String name, String summary, List<String> details, List<Option> options, List<String> example) {

    /** {@return the same with more options behind its own} */
    public Usage and(List<Option> more) {
        List<Option> all = Stream.concat(options.stream(), more.stream()).toList();
        return new Usage(name, summary, details, all, example);
    }

    /** {@return what {@code --help} prints} */
    public String help() {
        HelpText text = new HelpText();
        text.paragraph("Usage: sesi " + name + " [OPTIONS]");
        text.paragraph(summary);
        for (String paragraph : details) {
            text.blankLine();
            text.paragraph(paragraph);
        }
        text.blankLine();
        options.forEach(option -> text.row(label(option), option.description()));
        text.blankLine();
        example.forEach(text::line);
        return text.toString();
    }

    private static String label(Option option) {
        return option.name() + (option.takesValue() ? "=" + option.value() : "");
    }

    /** {@return what {@code sesi --help} prints} */
    public static String help(String summary, List<Usage> commands) {
        HelpText text = new HelpText();
        text.paragraph("Usage: sesi COMMAND [OPTIONS]");
        text.paragraph(summary);
        text.blankLine();
        commands.forEach(command -> text.row(command.name, command.summary));
        text.row("help COMMAND", "Show how a command is used, as sesi COMMAND --help does.");
        text.blankLine();
        text.row("-h, --help", Option.HELP.description());
        text.row("-V, --version", "Show version, Java and build commit, and exit.");
        text.blankLine();
        text.line("Try it without an account: sesi demo");
        return text.toString();
    }

    /** {@return the names of all options, separated by spaces} */
    public String optionNames() {
        return options.stream().map(Option::name).collect(Collectors.joining(" "));
    }
}
