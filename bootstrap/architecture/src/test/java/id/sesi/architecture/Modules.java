package id.sesi.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders of the Maven modules. {@link ModulesTest} compares both lists with the root pom. */
final class Modules {

    static final Path ROOT = Path.of("../..");
    static final Path DOCS = ROOT.resolve("docs");

    /** The module that wires all others. Its class path contains everything that the command needs. */
    static final String APP = "bootstrap/app";

    /** The module that only embedding teams use: it is shipped, but not in the command. */
    static final String METRICS = "adapters-cli/micrometer";

    /** The modules that run in production. The layer rules, the diagram and the enforcement matrix cover these modules. */
    static final List<String> SHIPPED = List.of(
            "domain",
            "application/core",
            "application/diagnosis",
            "adapters-http/gateway",
            "adapters-http/vault",
            "adapters-http/sandbox",
            "adapters-http/widget",
            "adapters-cli/local",
            METRICS,
            "adapters-cli/command-line",
            APP);

    /** The modules that only builds and tests use. */
    static final List<String> NOT_SHIPPED = List.of(
            "application/port-contracts",
            "adapters-http/sandbox-junit",
            "bootstrap/distribution",
            "bootstrap/layer-rules",
            "bootstrap/archetype",
            "bootstrap/architecture",
            "bootstrap/benchmarks",
            "bootstrap/outcome-check",
            "bootstrap/bom");

    /** A system property: the jars to check instead of the class folders. {@link PublishedRulesIT} sets it. */
    static final String SHIPPED_JARS = "sesi.shipped.jars";

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Modules() {}

    /** {@return the modules whose public types other projects use} */
    static List<String> published() {
        return Stream.concat(
                        SHIPPED.stream().filter(module -> !module.equals(APP)),
                        Stream.of("application/port-contracts", "adapters-http/sandbox-junit", "bootstrap/layer-rules"))
                .toList();
    }

    /** {@return the modules that Maven builds} */
    static List<String> ofRootPom() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    /** {@return the class folders of all shipped modules, or the jars that the system property names} */
    static List<Path> shippedClasses() {
        return Optional.ofNullable(System.getProperty(SHIPPED_JARS))
                .map(jars -> Stream.of(jars.split(File.pathSeparator, -1)).map(Path::of))
                .orElseGet(() -> SHIPPED.stream().map(Modules::classesOf))
                .toList();
    }

    static Path classesOf(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    /** {@return the compile class path of the module, without its own classes; the build writes it to a file} */
    static String compileClassPath(String module) {
        return read(ROOT.resolve(module).resolve("target/compile-class-path"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
