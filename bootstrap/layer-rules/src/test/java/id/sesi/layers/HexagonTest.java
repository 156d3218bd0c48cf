package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the checks of {@link Hexagon}: a wrong description or a layer without classes is an error. */
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
    }

    @ParameterizedTest
    @EnumSource
    void a_layer_without_classes_is_an_error(Layer layer) {
        Hexagon misspelled = ORDERS.withPackages(layer, "misspeled");

        assertRejected(misspelled, "no class in com.acme.orders.misspeled");
    }

    @Test
    void an_adapter_without_classes_is_an_error() {
        assertRejected(Hexagon.below("com.acme.orders", "web", "stor"), "no class in com.acme.orders.adapters.stor;");
    }

    /** ArchUnit's setting would let a rule pass that matches no classes. The layer rules override the setting. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void each_rule_fails_if_it_matches_no_classes(LayerRule rule) {
        JavaClasses classes = ORDERS.classesIn(List.of(sound));

        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setProperty("archRule.failOnEmptyShould", "false");
            AssertionError error = assertThrows(AssertionError.class, () -> rule.check(classes));
            assertContains("failed to check any", error);
        });
    }

    @Test
    void allowing_an_unknown_package_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, "java.tme"));
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, "org.slf4j"));
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.ADAPTERS, "java.time"));
    }

    @Test
    void two_layers_with_the_same_package_are_an_error() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.withPackages(Layer.DRIVING, "application.driven"));
    }

    @Test
    void the_constructor_copies_and_checks_the_allow_lists() {
        Set<String> packages = new HashSet<>(Set.of("java.util"));
        Map<Layer, Set<String>> allowedPackages = Map.of(Layer.DOMAIN, packages);
        Hexagon hexagon = new Hexagon("com.acme", ORDERS.packages(), ORDERS.adapters(), allowedPackages, "docs");
        packages.add("org.springframework.beans");

        assertEquals(Map.of(Layer.DOMAIN, Set.of("java.util")), hexagon.allowedPackages());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Hexagon("com.acme", ORDERS.packages(), ORDERS.adapters(), allowedPackages, "docs"));
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, "jdk.internal.misc"));
    }

    @Test
    void a_hexagon_without_adapters_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> Hexagon.below("com.acme.orders"));
    }

    @Test
    void layers_may_have_other_names() {
        Hexagon swapped = ORDERS.withPackages(Layer.DRIVING, "none")
                .withPackages(Layer.DRIVEN, "application.driving")
                .withPackages(Layer.DRIVING, "application.driven");

        assertEquals(
                List.of(
                        "driven-ports-are-called-from-inside",
                        "only-adapters-implement-driven-ports",
                        "ports-have-no-test-controls"),
                broken(swapped, swapped.classesIn(List.of(sound))));
    }

    /** For example, a separate package for the values that driving and driven ports share. */
    @Test
    void a_layer_may_have_several_packages() throws IOException {
        JavaClasses classes = soundWithSharedValues();
        Hexagon shared = ORDERS.withPackages(Layer.DRIVEN, "application.driven", "application.result");

        assertEquals(List.of("ports-expose-only-the-inside"), broken(ORDERS, classes));
        assertEquals(List.of(), broken(shared, classes));
    }

    @Test
    void rules_apply_to_each_package_of_a_layer() {
        Hexagon everyPortIsDriven = ORDERS.withPackages(Layer.DRIVING, "none")
                .withPackages(Layer.DRIVEN, "application.driven", "application.driving");

        assertEquals(
                List.of("only-adapters-implement-driven-ports", "ports-have-no-test-controls"),
                broken(everyPortIsDriven, ORDERS.classesIn(List.of(sound))).stream()
                        .filter(rule -> rule.startsWith("only-") || rule.startsWith("ports-have-"))
                        .toList());
    }

    @Test
    void each_package_of_a_layer_needs_classes() {
        Hexagon misspelled = ORDERS.withPackages(Layer.DRIVEN, "application.driven", "application.resutl");

        assertRejected(misspelled, "no class in com.acme.orders.application.resutl;");
    }

    /** Otherwise the nested packages of the ports would hide that the package of the use cases is empty. */
    @Test
    void classes_of_a_nested_layer_do_not_count() throws IOException {
        Path portsAlone = folder.resolve("ports-alone");
        OrdersHexagon.copy(sound, portsAlone);
        Files.delete(portsAlone.resolve("com/acme/orders/application/OrderPlacement.class"));
        Files.delete(portsAlone.resolve("com/acme/orders/application/UseCases.class"));

        AssertionError error = assertThrows(AssertionError.class, () -> ORDERS.classesIn(List.of(portsAlone)));

        assertContains("no class in com.acme.orders.application;", error);
    }

    @Test
    void no_package_belongs_to_two_layers() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ORDERS.withPackages(Layer.DRIVEN, "application.driven", "application.driving"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ORDERS.withPackages(Layer.DRIVEN, "application.driven", "adapters.store"));
    }

    @Test
    void a_layer_without_a_package_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.withPackages(Layer.DRIVEN));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Hexagon("com.acme", Map.of(), ORDERS.adapters(), ORDERS.allowedPackages(), "docs"));
    }

    /** Otherwise a name such as {@code store} could refer to two adapters. */
    @Test
    void adapters_have_one_parent_package() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.withPackages(Layer.ADAPTERS, "adapters", "more"));
    }

    private JavaClasses soundWithSharedValues() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        for (String source : List.of(
                "package com.acme.orders.application.result; public record Receipt(int number) {}",
                "package com.acme.orders.application.driving; public record Paid("
                        + "com.acme.orders.application.result.Receipt receipt) {}",
                "package com.acme.orders.application.driven; public record Printed("
                        + "com.acme.orders.application.result.Receipt receipt) {}")) {
            Files.writeString(sources.resolve(source.replaceFirst(".* record (\\w+).*", "$1.java")), source);
        }
        Files.writeString(
                sources.resolve("package-info.java"), "/** Values. */ package com.acme.orders.application.result;");
        Path classes = folder.resolve("classes");
        OrdersHexagon.copy(sound, classes);
        OrdersHexagon.mutate(sources, classes);
        return ORDERS.classesIn(List.of(classes));
    }

    private static List<String> broken(Hexagon hexagon, JavaClasses classes) {
        return LayerRules.of(hexagon).stream()
                .filter(rule -> rule.rule().evaluate(classes).hasViolation())
                .map(LayerRule::name)
                .toList();
    }

    private static void assertRejected(Hexagon hexagon, String message) {
        assertContains(message, assertThrows(AssertionError.class, () -> hexagon.classesIn(List.of(sound))));
    }

    private static void assertContains(String expected, AssertionError error) {
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(expected), message);
    }
}
