package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the layers may use outside the hexagon. */
class AllowanceTest {

    private static final String ORDER = "com.acme.orders.domain.Order";

    @TempDir
    Path classes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lombok.Generated",
                "jakarta.annotation.Generated",
                "javax.annotation.Generated",
                "javax.annotation.processing.Generated",
                "java.lang.invoke.SerializedLambda"
            })
    void what_tools_leave_in_code_is_always_allowed(String mark) {
        assertTrue(OrdersHexagon.ORDERS.isOnAllowList(ORDER, mark));
        assertFalse(OrdersHexagon.ORDERS.isOnAllowList(ORDER, mark + "By"));
    }

    @Test
    void two_dots_allow_the_packages_below_too() {
        Hexagon all = OrdersHexagon.ORDERS.allowing(Layer.DOMAIN, "org.jmolecules..", "it marks aggregates");
        Hexagon one = OrdersHexagon.ORDERS.allowing(Layer.DOMAIN, "org.jmolecules", "it marks aggregates");

        assertTrue(all.isOnAllowList(ORDER, "org.jmolecules.ddd.annotation.AggregateRoot"));
        assertTrue(all.isOnAllowList(ORDER, "org.jmolecules.Mark"));
        assertFalse(all.isOnAllowList(ORDER, "org.jmoleculesx.Mark"));
        assertFalse(one.isOnAllowList(ORDER, "org.jmolecules.ddd.annotation.AggregateRoot"));
        assertTrue(one.isOnAllowList(ORDER, "org.jmolecules.Mark"));
    }

    /** The variant without the allowance is the broken hexagon of {@link LayerRulesTest}. */
    @Test
    void a_layer_may_have_annotations_of_its_container_if_they_are_allowed() {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-wired-by-container"), classes);
        Hexagon hexagon = OrdersHexagon.ORDERS.allowing(
                Layer.ADAPTERS, "jakarta.inject", "because the container finds the pages");

        LayerReport report =
                LayerRules.of(hexagon).with("wiring-stays-in-bootstrap").check(hexagon.classesIn(List.of(classes)));

        assertEquals(
                List.of(),
                report.results().stream().filter(result -> !result.passed()).toList());
    }
}
