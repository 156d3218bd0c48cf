package ${package}.adapters.cli;

import ${package}.application.driving.Conversion;
import ${package}.application.driving.ConvertMoney;
import ${package}.domain.Money;

import java.io.PrintStream;
import java.util.List;

/** Parses the arguments, calls the use case and prints the outcome. */
final class ConvertCommand implements Command {

    private final ConvertMoney convertMoney;

    ConvertCommand(ConvertMoney convertMoney) {
        this.convertMoney = convertMoney;
    }

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public String usage() {
        return "convert AMOUNT FROM TO   such as: convert 12.50 EUR USD";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() != 3) {
            throw new UsageException("usage: " + usage());
        }
        Money money = Arguments.money(arguments.get(0), arguments.get(1));
        return report(convertMoney.convert(money, Arguments.currency(arguments.get(2))), out, err);
    }

    /** {@return the exit code} */
    static int report(Conversion conversion, PrintStream out, PrintStream err) {
        return conversion.fold(
                converted -> print(out, converted.money().toString(), 0),
                noRate -> print(err, "no rate from " + noRate.from() + " to " + noRate.to(), 1),
                unavailable -> print(err, unavailable.reason() + "; try again later", 1));
    }

    private static int print(PrintStream stream, String line, int exitCode) {
        stream.println(line);
        return exitCode;
    }
}
