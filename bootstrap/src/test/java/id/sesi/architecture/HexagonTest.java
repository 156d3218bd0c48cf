package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import id.sesi.layers.Hexagon;
import id.sesi.layers.Layer;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** No success without something to look at. */
class HexagonTest {

    private static final Hexagon ORDERS = OrdersHexagon.ORDERS;

    @TempDir
    static Path sound;

    @TempDir
    Path folder;

    static List<LayerRule> rules() {
        return LayerRules.of(Hexagon.below("com.acme.oders", "web", "store"));
    }

    @BeforeAll
    static void compile() {
        OrdersHexagon.compileSound(sound);
        // It logs what it cannot read, with a stack trace, which is just what is tested here.
        ((Logger) LoggerFactory.getLogger("com.tngtech.archunit.core.importer.ClassFileProcessor")).setLevel(Level.OFF);
    }

    @Test
    void jars_are_read_like_folders() throws IOException {
        Path jar = jarOfSound("orders-1.0.jar");

        assertEquals(names(ORDERS.classesIn(List.of(sound))), names(ORDERS.classesIn(List.of(jar))));
    }

    @Test
    void jars_of_tests_are_left_out() throws IOException {
        for (String name :
                List.of("orders-1.0-tests.jar", "orders-test-fixtures.jar", "orders-1.0-contract-tests.jar")) {
            assertDoesNotThrow(() -> ORDERS.classesIn(List.of(sound, jarOfSound(name))), name);
        }
        Path other = jarOfSound("orders-attests.jar");
        assertThrows(
                AssertionError.class, () -> ORDERS.classesIn(List.of(sound, other)), "all classes are there twice");
    }

    @ParameterizedTest
    @EnumSource
    void a_layer_without_classes_is_an_error(Layer layer) {
        Hexagon misspelled = ORDERS.naming(layer, "misspeled");

        assertComplains(misspelled, "no class in com.acme.orders.misspeled");
    }

    @Test
    void an_adapter_without_classes_is_an_error() {
        assertComplains(Hexagon.below("com.acme.orders", "web", "stor"), "no class in com.acme.orders.adapters.stor:");
    }

    @Test
    void a_layer_with_nothing_but_a_package_info_is_an_error() throws IOException {
        Path emptied = copyOfSound();
        Files.delete(emptied.resolve("com/acme/orders/adapters/web/OrderPage.class"));

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(emptied)));

        assertContains("no class in com.acme.orders.adapters.web:", error);
    }

    @Test
    void a_class_file_that_cannot_be_read_is_an_error() throws IOException {
        Path broken = copyOfSound();
        Files.write(broken.resolve("com/acme/orders/domain/Broken.class"), new byte[] {1, 2, 3});

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(broken)));

        assertContains("com/acme/orders/domain/Broken.class", error);
    }

    /** ArchUnit itself would log a warning and leave the class out. */
    @Test
    void a_class_file_of_a_java_that_is_not_known_yet_is_an_error() throws IOException {
        Path future = copyOfSound();
        Path file = future.resolve("com/acme/orders/domain/OrderId.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[6] = 1;
        Files.write(file, bytes);

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(future)));

        assertContains("com/acme/orders/domain/OrderId.class", error);
    }

    /** Else the one that nobody looked at might be the one that runs. */
    @Test
    void a_class_that_is_there_twice_is_an_error() throws IOException {
        Path other = folder.resolve("other");
        Path file = other.resolve("com/acme/orders/domain/OrderId.class");
        Files.createDirectories(file.getParent());
        Files.copy(sound.resolve("com/acme/orders/domain/OrderId.class"), file);

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(sound, other)));

        assertContains("/other/com/acme/orders/domain/OrderId.class", error);
    }

    /** Even where a team has told ArchUnit to be content with nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void each_rule_fails_where_it_finds_nothing(LayerRule rule) {
        JavaClasses classes = ORDERS.classesIn(List.of(sound));

        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setProperty("archRule.failOnEmptyShould", "false");
            AssertionError error = assertThrows(AssertionError.class, () -> rule.check(classes));
            assertContains("failed to check any", error);
        });
    }

    @Test
    void an_allowance_for_a_package_that_does_not_exist_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, "java.tme"));
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, "org.slf4j"));
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.ADAPTERS, "java.time"));
    }

    @Test
    void a_hexagon_without_adapters_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> Hexagon.below("com.acme.orders"));
    }

    @Test
    void layers_may_have_other_names() {
        Hexagon renamed =
                ORDERS.naming(Layer.DRIVING, "application.driven").naming(Layer.DRIVEN, "application.driving");

        assertDoesNotThrow(() -> renamed.classesIn(List.of(sound)));
        assertEquals(
                List.of(
                        "driven-ports-are-called-from-inside",
                        "only-adapters-implement-driven-ports",
                        "ports-have-no-test-controls"),
                broken(renamed, renamed.classesIn(List.of(sound))));
    }

    private static List<String> broken(Hexagon hexagon, JavaClasses classes) {
        return LayerRules.of(hexagon).stream()
                .filter(rule -> rule.rule().evaluate(classes).hasViolation())
                .map(LayerRule::name)
                .toList();
    }

    private static void assertComplains(Hexagon hexagon, String complaint) {
        assertContains(complaint, assertThrows(AssertionError.class, () -> hexagon.classesIn(List.of(sound))));
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
