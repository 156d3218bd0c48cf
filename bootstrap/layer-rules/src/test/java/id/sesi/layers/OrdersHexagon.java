package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small hexagon of another team. It breaks no rule until a mutant adds or replaces classes. */
public final class OrdersHexagon {

    /** The folder of the sources, relative to any module in {@code bootstrap}. */
    public static final Path SOURCES = Path.of("../layer-rules/src/test/hexagons");

    static final Hexagon ORDERS = Hexagon.below("com.acme.orders", "web", "store");

    /** The libraries that mutants use. The list is short because the compiler opens every jar in each run. */
    private static final String LIBRARIES = Stream.of(
                    System.getProperty("java.class.path").split(":"))
            .filter(jar ->
                    jar.matches(".*/(annotations|gson|jakarta.inject-api|jspecify|kotlin-stdlib|slf4j-api)-[^/]*"))
            .collect(Collectors.joining(":"));

    private OrdersHexagon() {}

    /** Compiles the sound hexagon. */
    public static void compileSound(Path classes) {
        assertEquals("", Javac.compile(Javac.javaFilesBelow(SOURCES.resolve("sound")), classes));
    }

    /** Compiles the sources of a mutant into the folder with the classes of the sound hexagon. */
    public static void mutate(Path mutant, Path classes) {
        assertEquals("", Javac.compile(Javac.javaFilesBelow(mutant), classes, "-cp", classes + ":" + LIBRARIES));
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
