package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are chosen, left out and relaxed only by name and with a reason. */
class SelectionTest {

    private static final LayerRules LAYERING = LayerRules.of(OrdersHexagon.ORDERS);

    @TempDir
    Path classes;

    @Test
    void the_default_set_is_the_layering() {
        assertEquals(LayerRules.layering(), ids(LAYERING));
    }

    @Test
    void both_sets_have_no_rule_in_common() {
        Set<String> all = new HashSet<>(LayerRules.layering());
        all.addAll(LayerRules.houseStyle());

        assertEquals(LayerRules.layering().size() + LayerRules.houseStyle().size(), all.size());
        assertEquals(all, new HashSet<>(ids(LAYERING.withHouseStyle())));
    }

    @Test
    void single_rules_of_the_house_style_can_be_added() {
        assertTrue(ids(LAYERING.with("inside-reads-no-clock")).contains("inside-reads-no-clock"));
        assertEquals(
                LAYERING.rules().size() + 1,
                LAYERING.with("inside-reads-no-clock")
                        .with("inside-reads-no-clock")
                        .rules()
                        .size());
    }

    @Test
    void an_unknown_rule_is_an_error_that_lists_the_rules() {
        for (Runnable misspelled : List.<Runnable>of(
                () -> LAYERING.with("inside-reads-no-clocks"),
                () -> LAYERING.without("adapter-are-independent", "any"),
                () -> LAYERING.exempting("kotlin-stays-outside", "domain", "any"))) {
            IllegalArgumentException error = assertThrows(IllegalArgumentException.class, misspelled::run);
            assertTrue(String.valueOf(error.getMessage()).contains("the rules are "), error.getMessage());
        }
    }

    @Test
    void leaving_out_and_exempting_need_a_reason() {
        assertThrows(IllegalArgumentException.class, () -> LAYERING.without("ports-are-interfaces", " "));
        assertThrows(
                IllegalArgumentException.class, () -> LAYERING.exempting("ports-are-interfaces", "domain", "because"));
    }

    @Test
    void an_exemption_that_is_not_needed_is_an_error() {
        OrdersHexagon.compileSound(classes);
        LayerRules rules = LAYERING.exempting("ports-are-interfaces", "application.driving.Answer", "it is old");

        HexagonError error =
                assertThrows(HexagonError.class, () -> rules.check(OrdersHexagon.ORDERS.classesIn(List.of(classes))));

        assertEquals(
                "the exemption of application.driving.Answer from ports-are-interfaces is not needed; delete it",
                error.getMessage());
    }

    @Test
    void an_allowance_that_is_not_needed_is_an_error() {
        OrdersHexagon.compileSound(classes);
        Hexagon hexagon = OrdersHexagon.ORDERS
                .allowing(Layer.DOMAIN, "org.slf4j", "orders have a log")
                .allowing(Layer.DOMAIN, "java.time", "orders have a date")
                .allowingInside("lombok..", "it only writes code");

        HexagonError error = assertThrows(
                HexagonError.class, () -> LayerRules.of(hexagon).check(hexagon.classesIn(List.of(classes))));

        assertEquals(
                "these allowances cover nothing that com.acme.orders uses: org.slf4j for domain; lombok.. for domain,"
                        + " application, driving, driven; delete them, correct the names, or add two dots for the packages"
                        + " below",
                error.getMessage());
    }

    /** It is one statement about the inside, so one layer is enough. The use is a cast, where ArchUnit finds no dependency. */
    @Test
    void an_allowance_for_the_inside_is_needed_if_one_layer_uses_the_code() {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/domain-casts"), classes);
        Hexagon hexagon = OrdersHexagon.ORDERS.allowingInside("org.slf4j", "orders have a log");

        assertTrue(LayerRules.of(hexagon)
                .check(hexagon.classesIn(List.of(classes)))
                .passed());
    }

    @Test
    void the_page_has_a_section_for_each_rule() {
        ids(LAYERING.withHouseStyle())
                .forEach(id -> assertTrue(Pages.section(id).isPresent(), id));
        assertTrue(Pages.section("ports-are-not-interfaces").isEmpty());
    }

    /** The targets of links exist only in the repository, and sections are read elsewhere. */
    @Test
    void a_section_has_the_texts_of_links_but_not_the_links() {
        ids(LAYERING.withHouseStyle())
                .forEach(id -> assertFalse(Pages.section(id).orElseThrow().contains("]("), id));
        assertTrue(Pages.section("domain-uses-only-allowed-packages")
                .orElseThrow()
                .contains("the usual ones of `java.base`"));
    }

    private static List<String> ids(LayerRules rules) {
        return rules.rules().stream().map(LayerRule::id).toList();
    }
}
