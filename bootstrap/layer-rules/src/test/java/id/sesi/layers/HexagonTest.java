package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        return LayerRules.of(Hexagon.below("com.acme.oders", "web", "store"))
                .withHouseStyle()
                .rules();
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
    void a_layer_without_any_class_is_an_error_that_says_how_to_leave_it_out() {
        assertRejected(
                ORDERS.withPackages(Layer.BOOTSTRAP, "start"),
                "no class in com.acme.orders.start; correct the name, or add the missing classes; if the hexagon has no"
                        + " bootstrap, use .without(Layer.BOOTSTRAP, \"because …\")   or   missing.bootstrap = because …");
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
            AssertionError error = assertThrows(AssertionError.class, () -> rule.violations(classes));
            assertContains("failed to check any", error);
        });
    }

    @Test
    void allowing_needs_a_name_and_a_reason() {
        for (String name : List.of("", "java.*", "java. time", "java...", "..")) {
            assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, name, "any"), name);
        }
        for (String reason : List.of("", " ", "because", "because ")) {
            assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, "java.net", reason));
        }
        assertEquals(
                List.of(new Allowance(Layer.DOMAIN, "java.net", "it reads links")),
                ORDERS.allowing(Layer.DOMAIN, "java.net", "because it reads links")
                        .allowances());
    }

    /** Such an allowance would have no effect, because allow-lists are about code outside the hexagon. */
    @Test
    void allowing_a_package_of_the_hexagon_is_an_error_that_says_what_to_do() {
        for (String own : List.of("com.acme.orders", "com.acme.orders..", "com.acme.orders.application.Receipt")) {
            assertEquals(
                    "cannot allow " + own
                            + ", because it is part of the hexagon; if it is a value of a port, name it in"
                            + " driving or driven",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> ORDERS.allowing(Layer.DRIVING, own, "the page shows it"))
                            .getMessage());
        }
        assertEquals(
                1,
                ORDERS.allowing(Layer.DRIVING, "com.acme.ordersx", "any")
                        .allowances()
                        .size());
    }

    @Test
    void two_layers_with_the_same_package_are_an_error() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.withPackages(Layer.DRIVING, "application.driven"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ORDERS.withPackages(Layer.DRIVING, "com.acme.orders.application.driven"));
    }

    @Test
    void two_patterns_for_the_same_class_are_an_error() {
        Hexagon ambiguous =
                ORDERS.withPackages(Layer.DRIVING, "application.driv*").withPackages(Layer.DRIVEN, "application.*ing");

        assertContains(
                " by application.driv* and to driven by application.*ing; make one of these names more precise",
                assertThrows(HexagonError.class, () -> ambiguous.layerOf("com.acme.orders.application.driving.A")));
    }

    @Test
    void only_a_name_whose_first_letter_is_in_upper_case_is_a_class() {
        Hexagon hexagon = ORDERS.withPackages(Layer.DOMAIN, "domainModel")
                .withPackages(Layer.DRIVEN, "spi.*Repository", "spi.Find*", "spi.Clock");

        assertEquals(Optional.of(Layer.DOMAIN), hexagon.layerOf("com.acme.orders.domainModel.Order"));
        for (String port : List.of("OrderRepository", "FindOrders", "Clock")) {
            assertEquals(Optional.of(Layer.DRIVEN), hexagon.layerOf("com.acme.orders.spi." + port), port);
        }
        assertEquals(Optional.empty(), hexagon.layerOf("com.acme.orders.spi.Repositories"));
    }

    @Test
    void a_place_that_is_no_name_is_an_error() {
        for (String name : List.of("", "adapters..web", "a b", "..")) {
            assertThrows(IllegalArgumentException.class, () -> ORDERS.withPackages(Layer.DOMAIN, name), name);
        }
    }

    @Test
    void each_package_below_adapters_is_an_adapter_by_default() {
        Hexagon hexagon = Hexagon.below("com.acme.orders");

        assertEquals(Optional.of("com.acme.orders.adapters.web"), hexagon.adapterOf("com.acme.orders.adapters.web.A"));
        assertEquals(Optional.empty(), hexagon.adapterOf("com.acme.orders.adapters.A"));
        assertEquals(List.of(), broken(hexagon, hexagon.classesIn(List.of(sound))));
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
                        "only-the-application-implements-driving-ports",
                        "ports-have-no-uncalled-methods"),
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
                List.of("only-adapters-implement-driven-ports", "ports-have-no-uncalled-methods"),
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
    void a_layer_without_a_package_needs_a_reason() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.withPackages(Layer.DRIVEN));
        assertThrows(IllegalArgumentException.class, () -> ORDERS.without(Layer.DRIVEN, " "));
        assertThrows(
                IllegalArgumentException.class,
                () -> ORDERS.without(Layer.DOMAIN, "any").without(Layer.APPLICATION, "any"));
    }

    @Test
    void neighbours_do_not_overlap() {
        for (String root : List.of("com.acme", "com.acme.orders", "com.acme.orders.domain")) {
            assertThrows(IllegalArgumentException.class, () -> ORDERS.withNeighbour(root), root);
        }
    }

    /** Otherwise a misspelled neighbour would be used without a violation. */
    @Test
    void a_neighbour_without_classes_is_an_error() {
        assertRejected(ORDERS.withNeighbour("com.acme.biling"), "no class in com.acme.biling;");
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
        return LayerRules.of(hexagon).withHouseStyle().check(classes).results().stream()
                .filter(result -> !result.passed())
                .map(result -> result.rule().id())
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
