package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ClassFiles} reads all classes of a hexagon or fails, and leaves out test classes. */
class ClassFilesTest {

    private static final Hexagon ORDERS = OrdersHexagon.ORDERS;

    @TempDir
    static Path sound;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() {
        OrdersHexagon.compileSound(sound);
    }

    @Test
    void jars_are_read_like_folders() throws IOException {
        Path jar = jarOfSound("orders-1.0.jar");

        assertEquals(names(ORDERS.classesIn(List.of(sound))), names(ORDERS.classesIn(List.of(jar))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target/test-classes",
                "build/classes/java/test",
                "build/classes/java/testFixtures",
                "out/test/orders"
            })
    void test_folders_of_build_tools_are_left_out(String tests) throws Exception {
        Path unreadable = unreadableClass(folder.resolve(tests).resolve("com/acme/orders/domain"));

        assertDoesNotThrow(() -> onClassPath(sound, folder.resolve(tests)), unreadable::toString);
    }

    /** Parent folders and packages with such names are not test folders. */
    @ParameterizedTest
    @ValueSource(strings = {"target/test-classes/checkout", "out/test/orders/classes", "load-test.jar/classes"})
    void folders_that_only_look_like_test_folders_are_read(String folders) throws Exception {
        Path unreadable = unreadableClass(folder.resolve(folders).resolve("com/acme/orders/out/test/a"));

        assertThrows(AssertionError.class, () -> onClassPath(sound, folder.resolve(folders)), unreadable::toString);
    }

    private static Path unreadableClass(Path folder) throws IOException {
        return Files.write(Files.createDirectories(folder).resolve("Broken.class"), new byte[] {1, 2, 3});
    }

    @Test
    void jars_of_tests_are_left_out() throws Exception {
        for (String name :
                List.of("orders-1.0-tests.jar", "orders-test-fixtures.jar", "orders-1.0-contract-tests.jar")) {
            assertDoesNotThrow(() -> onClassPath(sound, jarOfSound(name)), name);
        }
        Path other = jarOfSound("orders-load-test.jar");
        assertThrows(AssertionError.class, () -> onClassPath(sound, other), "all classes exist twice");
    }

    @Test
    void a_path_without_classes_of_the_hexagon_is_an_error() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path corrupt = Files.write(folder.resolve("corrupt.jar"), new byte[] {1, 2, 3});
        Path truncated = sound.resolveSibling(sound.getFileName().toString().replaceFirst(".$", ""));
        for (Path path : List.of(empty, corrupt)) {
            AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(sound, path)));
            assertContains("no class of com.acme.orders in " + path, error);
        }
        for (Path path : List.of(folder.resolve("missing"), folder.resolve("missing.jar"), truncated)) {
            AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(path)));
            assertContains(path + " does not exist; build the module, or correct the path", error);
        }
    }

    /** ArchUnit ignores all violations that match a line of this file. */
    @Test
    void a_file_that_ignores_violations_is_an_error() throws Exception {
        Path ignoring = Files.createDirectories(folder.resolve("ignoring"));
        Files.writeString(ignoring.resolve("archunit_ignore_patterns.txt"), ".*");

        AssertionError error = assertThrows(AssertionError.class, () -> onClassPath(sound, ignoring));

        assertContains("archunit_ignore_patterns.txt", error);
    }

    /** Reads the classes from a class path, as the build of another team does. */
    private static void onClassPath(Path... path) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<URL> urls = new ArrayList<>();
        for (Path each : path) {
            urls.add(each.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), before)) {
            Thread.currentThread().setContextClassLoader(loader);
            ORDERS.classes();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void a_layer_with_only_a_package_info_is_an_error() throws IOException {
        Path emptied = copyOfSound();
        Files.delete(emptied.resolve("com/acme/orders/adapters/web/OrderPage.class"));

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(emptied)));

        assertContains("no class in com.acme.orders.adapters.web;", error);
    }

    @Test
    void a_class_file_that_cannot_be_read_is_an_error() throws IOException {
        Path broken = copyOfSound();
        Files.write(broken.resolve("com/acme/orders/domain/Broken.class"), new byte[] {1, 2, 3});

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(broken)));

        assertContains("com/acme/orders/domain/Broken.class", error);
    }

    /** ArchUnit only logs a warning and leaves the class out. */
    @Test
    void a_class_file_of_an_unknown_java_version_is_an_error() throws IOException {
        Path future = copyOfSound();
        Path file = future.resolve("com/acme/orders/domain/OrderId.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[6] = 1;
        Files.write(file, bytes);

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(future)));

        assertContains("com/acme/orders/domain/OrderId.class", error);
    }

    /** Otherwise the JVM might run the class that was not checked. */
    @Test
    void a_class_that_exists_twice_is_an_error() throws IOException {
        Path other = folder.resolve("other");
        Path file = other.resolve("com/acme/orders/domain/OrderId.class");
        Files.createDirectories(file.getParent());
        Files.copy(sound.resolve("com/acme/orders/domain/OrderId.class"), file);

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(sound, other)));

        assertContains("/other/com/acme/orders/domain/OrderId.class", error);
    }

    private static void assertContains(String expected, AssertionError error) {
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(expected), message);
    }

    private static List<String> names(JavaClasses classes) {
        return classes.stream().map(type -> type.getName()).sorted().toList();
    }

    private Path jarOfSound(String name) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(sound)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(sound.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }

    private Path copyOfSound() throws IOException {
        Path copy = folder.resolve("copy");
        OrdersHexagon.copy(sound, copy);
        return copy;
    }
}
