package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
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

/** A hexagon that is described wrongly, or has a layer without classes, is no success. */
class HexagonTest {

    private static final Hexagon ORDERS = OrdersHexagon.ORDERS;

    @TempDir
    static Path sound;

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
        Hexagon misspelled = ORDERS.naming(layer, "misspeled");

        assertComplains(misspelled, "no class in com.acme.orders.misspeled");
    }

    @Test
    void an_adapter_without_classes_is_an_error() {
        assertComplains(Hexagon.below("com.acme.orders", "web", "stor"), "no class in com.acme.orders.adapters.stor:");
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
    void two_layers_with_one_name_are_an_error() {
        assertThrows(IllegalArgumentException.class, () -> ORDERS.naming(Layer.DRIVING, "application.driven"));
    }

    /** Whoever makes a hexagon by its constructor is held to the same. */
    @Test
    void allowances_cannot_be_smuggled_in() {
        Set<String> packages = new HashSet<>(Set.of("java.util"));
        Map<Layer, Set<String>> mayUse = Map.of(Layer.DOMAIN, packages);
        Hexagon hexagon = new Hexagon("com.acme", ORDERS.names(), ORDERS.adapters(), mayUse, "docs");
        packages.add("org.springframework.beans");

        assertEquals(Map.of(Layer.DOMAIN, Set.of("java.util")), hexagon.mayUse());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Hexagon("com.acme", ORDERS.names(), ORDERS.adapters(), mayUse, "docs"));
        assertThrows(IllegalArgumentException.class, () -> ORDERS.allowing(Layer.DOMAIN, "jdk.internal.misc"));
    }

    @Test
    void a_hexagon_without_adapters_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> Hexagon.below("com.acme.orders"));
    }

    @Test
    void layers_may_have_other_names() {
        Hexagon swapped = ORDERS.naming(Layer.DRIVING, "none")
                .naming(Layer.DRIVEN, "application.driving")
                .naming(Layer.DRIVING, "application.driven");

        assertEquals(
                List.of(
                        "driven-ports-are-called-from-inside",
                        "only-adapters-implement-driven-ports",
                        "ports-have-no-test-controls"),
                broken(swapped, swapped.classesIn(List.of(sound))));
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
}
