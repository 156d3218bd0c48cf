package ${package}.adapters.cli;

import ${package}.application.driving.ConvertMoney;
import ${package}.domain.InvalidValueException;

import java.io.PrintStream;
import java.util.List;

/** Finds the command, and reports what is wrong with its arguments. Exit codes: 0 done, 1 failed, 2 wrong arguments. */
public final class Cli {

    private final List<Command> commands;

    /** @param convertMoney what the command {@code convert} calls */
    public Cli(ConvertMoney convertMoney) {
        this.commands = List.of(new ConvertCommand(convertMoney));
    }

    /** {@return the exit code} */
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return commandFor(arguments).run(arguments.subList(1, arguments.size()), out, err);
        } catch (UsageException | InvalidValueException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private Command commandFor(List<String> arguments) {
        String name = arguments.isEmpty() ? "" : arguments.get(0);
        return commands.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(usage()));
    }

    private String usage() {
        StringBuilder text = new StringBuilder("usage:");
        commands.forEach(command -> text.append("\n  ").append(command.usage()));
        return text.toString();
    }
}
