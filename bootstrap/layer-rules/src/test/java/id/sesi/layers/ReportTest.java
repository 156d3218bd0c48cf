package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the failure message of a rule. */
class ReportTest {

    @TempDir
    Path classes;

    @TempDir
    Path sources;

    @Test
    void contains_rule_location_reason_and_pages() {
        assertEquals("""
                layer rule adapters-are-independent is broken at com.acme.orders.adapters.web.CallsStore(CallsStore.java:6), and 1 more

                  at com.acme.orders.adapters.web.CallsStore(CallsStore.java:6)
                     Method <CallsStore.store()> calls constructor <com.acme.orders.adapters.store.MemoryStore.<init>()>
                     Method <CallsStore.store()> calls method <com.acme.orders.adapters.store.MemoryStore.keep(com.acme.orders.domain.Order)>

                  why   an adapter can be replaced only if no other adapter uses it
                  help  declare an interface in the adapter that calls, and let bootstrap connect both; if both are one adapter, name their common package
                  read  docs/layer-rules.md#adapters-are-independent
                """, reportOn("adapter-calls-adapter", "adapters-are-independent"));
    }

    @Test
    void without_the_address_of_a_page_a_report_shows_the_command_that_prints_the_section() {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-makes-use-case"), classes);

        String report = LayerRules.of(OrdersHexagon.ORDERS)
                .check(OrdersHexagon.ORDERS.classesIn(List.of(classes)))
                .toString();

        assertTrue(
                report.contains(
                        "\n  read  java -cp \"" + Path.of("target/classes").toAbsolutePath()
                                + "\" id.sesi.layers.check.Main explain adapters-enter-through-ports\n"),
                report);
    }

    @Test
    void a_package_that_is_not_allowed_is_shown_with_the_setting_that_allows_it() {
        String report = reportOn("domain-uses-library", "domain-uses-only-allowed-packages");

        assertTrue(
                report.contains("\n        .allowing(Layer.DOMAIN, \"org.slf4j\", \"because …\")"
                        + "   or   allow.domain.org.slf4j = because …\n"),
                report);
    }

    /** Build tools print the stack trace and repeat the message. */
    @Test
    void a_failure_has_no_stack_trace_and_a_message_of_one_line() {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter"), classes);
        LayerReport report = check(LayerRules.of(OrdersHexagon.ORDERS));

        LayerViolationError failure = assertThrows(LayerViolationError.class, report::orThrow);

        assertEquals(0, failure.getStackTrace().length);
        assertEquals(
                "layer rule adapters-are-independent is broken"
                        + " at com.acme.orders.adapters.web.CallsStore(CallsStore.java:6), and 1 more",
                failure.getMessage());
        assertEquals(report.toString(), failure.toString());
    }

    @Test
    void a_report_repeats_all_reasons() {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-makes-use-case"), classes);
        Hexagon hexagon = OrdersHexagon.ORDERS
                .without(Layer.BOOTSTRAP, "the container is configured in YAML")
                .allowing(Layer.DOMAIN, "org.jmolecules..", "because it marks aggregates")
                .withPackages(Layer.ADAPTERS, "adapters", "bootstrap");
        LayerReport report = check(LayerRules.of(hexagon)
                .withHouseStyle()
                .without("kotlin-stays-outside", "we write Kotlin")
                .exempting("adapters-enter-through-ports", "adapters.store.MakesUseCase", "it moves with ticket 7")
                .exempting("adapters-enter-through-ports", "bootstrap", "it is bootstrap")
                .exempting("adapters-are-independent", "bootstrap.Main", "it is bootstrap"));

        assertEquals("""
                com.acme.orders: 18 rules checked, 0 broken
                  missing   bootstrap: the container is configured in YAML
                  exempt    adapters-are-independent, bootstrap.Main: it is bootstrap
                  exempt    adapters-enter-through-ports, adapters.store.MakesUseCase: it moves with ticket 7
                  exempt    adapters-enter-through-ports, bootstrap: it is bootstrap
                  left out  wiring-stays-in-bootstrap: the hexagon has no layer bootstrap: the container is configured in YAML
                  left out  kotlin-stays-outside: we write Kotlin
                  allowed   domain, org.jmolecules..: it marks aggregates
                """, report.toString());
    }

    /** Class files have no line number for a field, so the report shows the first line with code. */
    @Test
    void a_field_has_the_first_line_of_its_class() {
        assertEquals(
                "layer rule domain-uses-only-allowed-packages is broken at com.acme.orders.domain.Logs(Logs.java:4), and 2 more",
                firstLine(reportOn("domain-uses-library", "domain-uses-only-allowed-packages")));
    }

    @Test
    void an_interface_without_code_has_no_line() {
        assertEquals(
                "layer rule domain-uses-only-allowed-packages is broken at com.acme.orders.domain.Throws(Throws.java)",
                firstLine(reportOn("domain-throws", "domain-uses-only-allowed-packages")));
    }

    @Test
    void a_cycle_is_shown_with_the_classes_that_cause_it() {
        assertEquals("""
                layer rule packages-have-no-cycles is broken at com.acme.orders.adapters.web.one.One(One.java:4), and 1 more

                  at com.acme.orders.adapters.web.one.One(One.java:4)
                     Class <One> uses <com.acme.orders.adapters.web.two>, which leads back to <com.acme.orders.adapters.web.one>
                  at com.acme.orders.adapters.web.two.Two(Two.java:4)
                     Class <Two> uses <com.acme.orders.adapters.web.one>, which leads back to <com.acme.orders.adapters.web.two>

                  why   packages in a cycle can be changed only together
                  help  move the code that both packages need to a third package
                  read  docs/layer-rules.md#packages-have-no-cycles
                """, reportOn("cyclic-packages", "packages-have-no-cycles"));
    }

    @Test
    void a_package_without_package_info_is_named() {
        assertEquals(
                "layer rule packages-have-package-info is broken at com.acme.orders.adapters.web.forms",
                firstLine(reportOn("package-without-introduction", "packages-have-package-info")));
    }

    /** ArchUnit's text starts with the type of the parameter, which is another class. */
    @Test
    void an_annotated_parameter_is_reported_for_its_declaring_class() {
        assertEquals(
                "layer rule domain-uses-only-allowed-packages is broken at com.acme.orders.domain.Checks(Checks.java)",
                firstLine(reportOn("parameter-annotated", "domain-uses-only-allowed-packages")));
    }

    @Test
    void locations_are_sorted_by_line_and_names_may_be_non_ascii() throws IOException {
        Path source = Files.createDirectories(sources).resolve("Größe.java");
        Files.writeString(source, """
                package com.acme.orders.domain;

                record Größe() {
                    Object anonymous() {
                        return new Object() {
                            Object mark = org.slf4j.MarkerFactory.getMarker("inner");
                        };
                    }

                    Object mark() {
                        return org.slf4j.MarkerFactory.getMarker("outer");
                    }
                }
                """);
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(sources, classes);

        List<String> locations = report("domain-uses-only-allowed-packages")
                .lines()
                .filter(line -> line.startsWith("  at "))
                .toList();

        assertEquals(
                List.of(
                        "  at com.acme.orders.domain.Größe(Größe.java:3)",
                        "  at com.acme.orders.domain.Größe(Größe.java:11)",
                        "  at com.acme.orders.domain.Größe$1(Größe.java:5)",
                        "  at com.acme.orders.domain.Größe$1(Größe.java:6)"),
                locations);
    }

    private String reportOn(String mutant, String name) {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken").resolve(mutant), classes);
        return report(name);
    }

    private String report(String name) {
        LayerReport report = check(LayerRules.of(OrdersHexagon.ORDERS).withHouseStyle());
        RuleResult result = report.resultOf(name).orElseThrow();
        return assertThrows(LayerViolationError.class, () -> report.orThrow(result))
                .toString();
    }

    private LayerReport check(LayerRules rules) {
        return rules.withPages("docs/layer-rules.md").check(rules.hexagon().classesIn(List.of(classes)));
    }

    private static String firstLine(String report) {
        return report.lines().findFirst().orElse("");
    }
}
