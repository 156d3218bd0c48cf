package ${package}.bootstrap;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            return DaggerApplication.factory().create(environment).cli().run(arguments, out, err);
        } catch (SettingException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
