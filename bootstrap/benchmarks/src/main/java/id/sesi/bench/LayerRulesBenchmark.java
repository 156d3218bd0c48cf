package id.sesi.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Measures the self-contained jar of the layer rules on a generated hexagon of 5,000 classes, from start to exit, with a heap of
 * 512 MB. Half of the classes are values, and the others are use cases, ports and adapters that use them. No rule is broken.
 */
public final class LayerRulesBenchmark {

    private static final int SLICES = 500;
    private static final int ROUNDS = 5;

    private final Path folder;

    private LayerRulesBenchmark(Path folder) {
        this.folder = folder;
    }

    /**
     * Prints a line for each round.
     *
     * @param arguments the self-contained jar
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        LayerRulesBenchmark benchmark = new LayerRulesBenchmark(Files.createTempDirectory("sesi-layer-rules-"));
        benchmark.compile();
        Path settings = Files.writeString(
                benchmark.folder.resolve("layers.properties"),
                "root = com.acme.large\nhouse-style = inside-reads-no-clock\n");
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-jar",
                            arguments[0],
                            "check",
                            settings.toString(),
                            benchmark.classes().toString())
                    .inheritIO()
                    .start();
            int exit = process.waitFor();
            System.out.printf(Locale.ROOT, "exit code %d after %.2f s%n", exit, (System.nanoTime() - start) / 1e9);
        }
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    /** Each slice has ten classes. */
    private void compile() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            String name = "S" + i;
            for (int part = 0; part < 5; part++) {
                sources.add(write("domain.s" + i, "Value" + part, value(i, part)));
            }
            sources.add(write("application.driving", name + "UseCase", """
                    public interface @UseCase { %1$s.Value0 run(%1$s.Value1 input); }
                    """.formatted("com.acme.large.domain.s" + i)
                    .replace("@", name)));
            sources.add(write("application.driven", name + "Store", """
                    public interface @Store { %1$s.Value0 find(%1$s.Value1 key); void keep(%1$s.Value0 value); }
                    """.formatted("com.acme.large.domain.s" + i)
                    .replace("@", name)));
            sources.add(write("application", name + "Service", """
                    public class @Service implements com.acme.large.application.driving.@UseCase {
                        private final com.acme.large.application.driven.@Store store;
                        public @Service(com.acme.large.application.driven.@Store store) { this.store = store; }
                        public %1$s.Value0 run(%1$s.Value1 input) {
                            %1$s.Value0 found = store.find(input);
                            store.keep(found.next());
                            return java.util.stream.Stream.of(found).map(each -> each.next()).findFirst().orElseThrow();
                        }
                    }
                    """.formatted("com.acme.large.domain.s" + i)
                    .replace("@", name)));
            sources.add(write("adapters.web", name + "Page", """
                    public class @Page {
                        private final com.acme.large.application.driving.@UseCase useCase;
                        public @Page(com.acme.large.application.driving.@UseCase useCase) { this.useCase = useCase; }
                        public String show() { return useCase.run(new %1$s.Value1(1, null)).toString(); }
                    }
                    """.formatted("com.acme.large.domain.s" + i)
                    .replace("@", name)));
            sources.add(write("adapters.store", name + "Table", """
                    public class @Table implements com.acme.large.application.driven.@Store {
                        public %1$s.Value0 find(%1$s.Value1 key) { return new %1$s.Value0(key.number(), null); }
                        public void keep(%1$s.Value0 value) {}
                    }
                    """.formatted("com.acme.large.domain.s" + i)
                    .replace("@", name)));
        }
        sources.add(write("bootstrap", "Main", """
                public class Main {
                    Object page = new com.acme.large.adapters.web.S0Page(
                            new com.acme.large.application.S0Service(new com.acme.large.adapters.store.S0Table()));
                }
                """));
        JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            List<String> options = List.of("-d", classes().toString(), "-proc:none");
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalStateException("the generated classes do not compile");
            }
        }
    }

    private static String value(int slice, int part) {
        return """
                public record Value%1$d(long number, com.acme.large.domain.s%2$d.Value%3$d other) {
                    public Value%1$d next() { return new Value%1$d(Math.addExact(number, 1), other); }
                    public java.util.Optional<String> name() { return java.util.Optional.of("value " + number); }
                }
                """.formatted(part, slice, (part + 1) % 5);
    }

    private Path write(String inner, String name, String body) throws IOException {
        Path file = folder.resolve("src").resolve(inner.replace('.', '/')).resolve(name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "package com.acme.large." + inner + ";\n\n" + body);
    }
}
