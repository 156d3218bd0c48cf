package id.sesi.layers.check;

import id.sesi.layers.Baseline;
import id.sesi.layers.HexagonError;
import id.sesi.layers.LayerReport;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import id.sesi.layers.Pages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the layers of compiled classes. The exit code is 0 if no rule is broken, 1 if a rule is broken, and 2 if the arguments or the
 * configuration are wrong. The report is on standard output, and errors are on standard error.
 *
 * @since 1.0.0
 */
public final class Main {

    static final int PASSED = 0;
    static final int BROKEN = 1;
    static final int MISUSED = 2;

    private static final String USAGE = """
            usage: java -jar sesi-layer-rules-all.jar check [options] FILE.properties... FOLDER|JAR...
                   java -jar sesi-layer-rules-all.jar rules
                   java -jar sesi-layer-rules-all.jar explain RULE

            check      checks the classes in the folders and jars on the hexagons that the files describe
              --baseline FILE      ignore the violations in FILE
              --create-baseline    write all present violations to FILE, once
              --shrink-baseline    delete from FILE the violations that no longer exist
              --junit-xml FILE     also write a report as JUnit XML
              --sarif FILE         also write a report as SARIF 2.1.0
              --github             also print annotations for GitHub Actions
            rules      lists the rules
            explain    prints the section of the manual about a rule

            exit code: 0 no rule is broken, 1 a rule is broken, 2 wrong arguments or configuration
            """;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the program and ends the JVM. */
    public static void main(String[] arguments) {
        // ArchUnit logs with SLF4J, which otherwise warns that this program has no logging library.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(new Main(System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            return runCommand(arguments);
        } catch (IllegalArgumentException | HexagonError e) {
            err.println("layer rules: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("layer rules: cannot read or write " + e.getMessage());
        }
        return MISUSED;
    }

    private int runCommand(List<String> arguments) throws IOException {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        switch (command) {
            case "check" -> {
                return check(Arguments.parse(rest));
            }
            case "rules" -> listRules();
            case "explain" -> explain(rest);
            case "help", "--help", "-h" -> out.print(USAGE);
            default ->
                throw new IllegalArgumentException(
                        (command.isEmpty() ? "the command is missing" : "there is no command " + command) + "\n"
                                + USAGE);
        }
        return PASSED;
    }

    private int check(Arguments arguments) throws IOException {
        List<LayersFile> files = LayersFile.readAll(arguments.files());
        List<Check> checks = files.stream()
                .map(file -> new Check(file.rules(files), arguments.baseline().or(file::baseline)))
                .toList();
        List<Path> baselines =
                checks.stream().flatMap(check -> check.baseline().stream()).toList();
        if (baselines.stream().distinct().count() < baselines.size()) {
            throw new IllegalArgumentException(
                    "each hexagon has a baseline of its own, but two files name the same one");
        }
        if (arguments.createsBaseline()) {
            createBaselines(checks, arguments.paths());
            return PASSED;
        }
        if (arguments.shrinksBaseline()) {
            for (Check check : checks) {
                Path file = check.requiredBaseline();
                Baseline.shrink(file, check.run(arguments.paths(), check.known()));
                out.println("deleted from " + file + " the violations that no longer exist");
            }
            return PASSED;
        }
        List<LayerReport> reports = checks.stream()
                .map(check -> check.run(arguments.paths(), check.known()))
                .toList();
        write(reports, arguments, baselines);
        return reports.stream().allMatch(LayerReport::passed) ? PASSED : BROKEN;
    }

    /** Creates those that do not exist yet, such as the one of a new hexagon. If all exist, creating the first one is an error. */
    private void createBaselines(List<Check> checks, List<Path> paths) {
        Map<Path, LayerReport> reports = new LinkedHashMap<>();
        for (Check check : checks) {
            reports.put(check.requiredBaseline(), check.run(paths, Baseline.empty()));
        }
        boolean allExist = reports.keySet().stream().allMatch(Files::exists);
        reports.forEach((file, report) -> {
            if (allExist || !Files.exists(file)) {
                Baseline.create(file, report);
                out.println("wrote " + file + "; commit it");
            }
        });
    }

    private record Check(LayerRules rules, Optional<Path> baseline) {

        Path requiredBaseline() {
            return baseline.orElseThrow(() -> new IllegalArgumentException("name the file of the baseline of "
                    + rules.hexagon().root() + ": --baseline FILE, or baseline = FILE"));
        }

        Baseline known() {
            List<String> ids = rules.rules().stream().map(LayerRule::id).toList();
            return baseline.map(file -> Baseline.read(file, ids)).orElseGet(Baseline::empty);
        }

        LayerReport run(List<Path> paths, Baseline known) {
            return rules.check(rules.hexagon().classesIn(paths), known);
        }
    }

    private void write(List<LayerReport> reports, Arguments arguments, List<Path> baselines) throws IOException {
        reports.forEach(out::print);
        Optional<Path> workspace = Optional.ofNullable(System.getenv("GITHUB_WORKSPACE"))
                .map(folder -> Path.of(folder).toAbsolutePath().normalize());
        Sources sources = new Sources(arguments.paths(), baselines, workspace);
        Map<Path, String> files = Stream.of(
                        arguments.junitXml().map(file -> Map.entry(file, JUnitXml.of(reports))),
                        arguments.sarif().map(file -> Map.entry(file, new Sarif(sources).of(reports))))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.createDirectories(file.getKey().toAbsolutePath().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
        if (arguments.github()) {
            new GitHubAnnotations(sources).of(reports).forEach(out::println);
        }
    }

    private void listRules() {
        LayerRules.layering().forEach(id -> out.println("layering     " + id));
        LayerRules.houseStyle().forEach(id -> out.println("house style  " + id));
    }

    private void explain(List<String> rules) {
        if (rules.size() != 1) {
            throw new IllegalArgumentException("explain needs the name of one rule; \"rules\" lists them");
        }
        out.println(Pages.section(rules.get(0))
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no rule " + rules.get(0) + "; \"rules\" lists them")));
    }
}
