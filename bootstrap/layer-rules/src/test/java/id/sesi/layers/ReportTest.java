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
    void with_the_self_contained_jar_the_command_is_shorter() {
        assertEquals(
                "java -jar \"/lib/sesi-layer-rules-1.0-all.jar\" explain kotlin-stays-outside",
                Pages.commandFor("/lib/sesi-layer-rules-1.0-all.jar", "kotlin-stays-outside"));
    }

    @Test
    void a_report_with_more_than_20_places_says_where_all_are() throws IOException {
        StringBuilder source = new StringBuilder("package com.acme.orders.domain;\n");
        for (int i = 0; i < 22; i++) {
            source.append("record Row").append(i).append("(java.sql.Connection connection) {}\n");
        }
        Files.writeString(Files.createDirectories(sources).resolve("Rows.java"), source);
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(sources, classes);

        assertTrue(report("domain-uses-only-allowed-packages")
                .contains("\n  and 2 more places; the program's option --sarif reports all\n"));
    }

    @Test
    void a_value_of_a_port_that_is_elsewhere_is_answered_with_the_remedy() {
        for (String rule : List.of("adapters-enter-through-ports", "ports-expose-only-the-inside")) {
            assertTrue(
                    reportOn(rule.startsWith("ports") ? "port-leaks-use-case" : "adapter-makes-use-case", rule)
                            .contains("is a value of a port, name it in driving or driven"),
                    rule);
        }
    }

    @Test
    void a_package_that_is_not_allowed_is_shown_with_the_setting_that_allows_it() {
        String report = reportOn("domain-uses-library", "domain-uses-only-allowed-packages");

        assertTrue(
                report.contains("\n        .allowing(Layer.DOMAIN, \"org.slf4j\", \"because …\")"
                        + "   or   allow.domain.org.slf4j = because …\n"),
                report);
    }

    /** Otherwise a team would need several runs to see what to allow. */
    @Test
    void all_settings_are_shown_and_the_most_needed_one_is_first() throws IOException {
        Path source = Files.createDirectories(sources).resolve("Much.java");
        Files.writeString(source, """
                package com.acme.orders.domain;

                record Much(java.net.URI uri, java.nio.file.Path path, java.util.zip.ZipFile zip, java.util.jar.JarFile jar,
                        java.security.Key key, java.util.logging.Level level, java.util.logging.Logger log) {}
                """);
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(sources, classes);

        List<String> hints = report("domain-uses-only-allowed-packages")
                .lines()
                .filter(line -> line.contains("   or   allow.domain."))
                .map(line -> line.replaceAll(".*allow\\.domain\\.| = .*", ""))
                .toList();

        assertEquals("java.util.logging", hints.get(0));
        assertEquals(
                List.of("java.net", "java.nio.file", "java.security", "java.util.jar", "java.util.zip"),
                hints.subList(1, hints.size()));
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
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/domain-uses-library"), classes);
        Hexagon hexagon = OrdersHexagon.ORDERS
                .without(Layer.BOOTSTRAP, "the container is configured in YAML")
                .allowing(Layer.DOMAIN, "org.slf4j..", "because orders have a log")
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
                  allowed   domain, org.slf4j..: orders have a log
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
