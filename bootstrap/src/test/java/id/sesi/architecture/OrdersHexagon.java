package id.sesi.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import id.sesi.layers.Hexagon;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small hexagon of somebody else: sound, until the sources of a mutant are laid over it. */
final class OrdersHexagon {

    static final Path SOURCES = Path.of("src/test/hexagons");
    static final Hexagon ORDERS = Hexagon.below("com.acme.orders", "web", "store");

    private static final JavaCompiler COMPILER = requireNonNull(ToolProvider.getSystemJavaCompiler());

    /** What the mutants use: few, as the compiler opens each of them each time. */
    private static final String LIBRARIES = Stream.of(
                    System.getProperty("java.class.path").split(":"))
            .filter(jar ->
                    jar.matches(".*/(annotations|gson|jakarta.inject-api|jspecify|kotlin-stdlib|slf4j-api)-[^/]*"))
            .collect(Collectors.joining(":"));

    private OrdersHexagon() {}

    /** Compiles the sound hexagon. */
    static void compileSound(Path classes) {
        compile(javaFilesBelow(SOURCES.resolve("sound")), classes, "");
    }

    /** Lays the classes of a mutant over those of the sound hexagon. */
    static void mutate(Path mutant, Path classes) {
        compile(javaFilesBelow(mutant), classes, classes + ":" + LIBRARIES);
    }

    private static void compile(Collection<Path> sources, Path classes, String classPath) {
        List<String> options =
                List.of("-d", classes.toString(), "-cp", classPath, "-proc:none", "-Xpkginfo:always", "-Xlint:none");
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            if (!COMPILER.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalArgumentException(errors.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> javaFilesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> foldersIn(String name) {
        try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
