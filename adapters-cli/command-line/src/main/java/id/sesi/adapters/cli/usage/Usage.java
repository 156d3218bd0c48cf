package id.sesi.adapters.cli.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes how a command is used. The parser of its arguments, its help, the shell completion and the man page use this
 * description.
 *
 * @param name the name of the command, as typed after {@code sesi}
 * @param summary one sentence that says what the command does
 * @param details further paragraphs for help; may be empty
 * @param options the options in the order in which help lists them
 * @param example lines: first a title, then a command that works when pasted
 * @since 1.0.0
 */
public record Usage(String name, String summary, List<String> details, List<Option> options, List<String> example) {

    /** {@return a usage with more options after the options of this one} */
    public Usage and(List<Option> more) {
        List<Option> all = Stream.concat(options.stream(), more.stream()).toList();
        return new Usage(name, summary, details, all, example);
    }

    /** {@return the output of {@code --help} for this command} */
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
        return option.name() + (option.takesValue() ? "=" + option.placeholder() : "");
    }

    /** {@return the output of {@code sesi --help}} */
    public static String help(String summary, List<Usage> commands) {
        HelpText text = new HelpText();
        text.paragraph("Usage: sesi COMMAND [OPTIONS]");
        text.paragraph(summary);
        text.blankLine();
        commands.forEach(command -> text.row(command.name, command.summary));
        text.row("help COMMAND", "Show the help of a command, like sesi COMMAND --help.");
        text.blankLine();
        text.row("-h, --help", Option.HELP.description());
        text.row("-V, --version", "Show the versions of sesi and Java and the build commit, and exit.");
        text.blankLine();
        text.line("Try it without an account: sesi demo");
        return text.toString();
    }

    /** {@return the names of all options, separated by spaces} */
    public String optionNames() {
        return options.stream().map(Option::name).collect(Collectors.joining(" "));
    }
}
