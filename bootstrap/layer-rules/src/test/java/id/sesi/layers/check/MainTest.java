package id.sesi.layers.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import id.sesi.layers.OrdersHexagon;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The program: its exit codes, its reports, and what it says about wrong arguments and files. */
class MainTest {

    private static final String ORDERS = "root = com.acme.orders\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path classes = Path.of("");

    @BeforeEach
    void compile() throws IOException {
        classes = Files.createDirectories(folder.resolve("target/classes"));
        OrdersHexagon.compileSound(classes);
    }

    @Test
    void a_sound_hexagon_exits_with_0() throws IOException {
        assertEquals(0, check(ORDERS));
        assertEquals("com.acme.orders: 13 rules checked, 0 broken\n", out());
        assertEquals("", err());
    }

    @Test
    void a_broken_rule_exits_with_1_and_is_reported_without_a_stack_trace() throws IOException {
        mutate("adapter-calls-adapter");

        assertEquals(1, check(ORDERS));
        assertTrue(
                out().startsWith("layer rule adapters-are-independent is broken"
                        + " at com.acme.orders.adapters.web.CallsStore(CallsStore.java:6), and 1 more\n"),
                out());
        assertFalse(out().contains("\tat "), out());
    }

    @Test
    void all_settings_of_the_file_are_used() throws IOException {
        mutate("adapter-makes-use-case");
        mutate("domain-uses-library");
        mutate("domain-uses-other-jdk-module");

        assertEquals(0, check("""
                root = com.acme.orders
                domain = domain
                application = application
                driving = application.driving
                driven = application.driven
                adapters = adapters.web, adapters.store
                missing.bootstrap = because the container is configured in YAML
                house-style = inside-reads-no-clock, ports-have-no-uncalled-methods
                pages = https://acme.example/layers
                allow.inside.org.slf4j.. = because it only marks
                allow.domain.java.sql = because an order has a row
                neighbour.com.acme.billing = application.driving.PriceOf
                leave-out.everything-is-in-a-layer = because bootstrap is no layer
                leave-out.ports-have-no-uncalled-methods = because bootstrap is no layer
                exempt.adapters-enter-through-ports.adapters.store.MakesUseCase = because it moves with ticket 7
                """));
        assertEquals("""
                com.acme.orders: 13 rules checked, 0 broken
                  missing   bootstrap: the container is configured in YAML
                  left out  everything-is-in-a-layer: bootstrap is no layer
                  exempt    adapters-enter-through-ports, adapters.store.MakesUseCase: it moves with ticket 7
                  left out  ports-have-no-uncalled-methods: bootstrap is no layer
                  allowed   domain, java.sql: an order has a row
                  allowed   domain application driving driven, org.slf4j..: it only marks
                """, out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "root =",
                "root = com.acme.oders",
                "root = com.acme.orders\nroot = com.acme.orders",
                "root = com.acme.orders\nadaptors = web",
                "root = com.acme.orders\ndomain = misspelled",
                "root = com.acme.orders\nallow.domain.java.net =",
                "root = com.acme.orders\nallow.domain = any",
                "root = com.acme.orders\nallow.core.java.net = any",
                "root = com.acme.orders\nallow.domain.com.nonsense = any",
                "root = com.acme.orders\nallow.driving.com.acme.orders.application = any",
                "root = com.acme.orders\nbaseline =",
                "root = com.acme.orders\nbaseline = missing.txt",
                "root = com.acme.orders\nmissing.domian = any",
                "root = com.acme.orders\nmissing.domain =",
                "root = com.acme.orders\nhouse-style = any",
                "root = com.acme.orders\nleave-out.any = any",
                "root = com.acme.orders\nleave-out.ports-are-interfaces =",
                "root = com.acme.orders\nexempt.ports-are-interfaces = any",
                "root = com.acme.orders\nexempt.ports-are-interfaces.domain = not needed",
                "root = com.acme.orders\nneighbour.com.acme.biling = any"
            })
    void a_wrong_file_exits_with_2_and_one_line(String content) throws IOException {
        assertEquals(2, check(content), err());
        assertEquals("", out());
        assertTrue(err().startsWith("layer rules: "), err());
        assertEquals(1, err().lines().count(), err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chek",
                "check",
                "check FILE",
                "check CLASSES",
                "check FILE CLASSES --sariff x",
                "check FILE CLASSES --sarif",
                "check FILE CLASSES --sarif --github",
                "check FILE CLASSES --create-baseline",
                "check FILE CLASSES --baseline missing.txt",
                "check missing.properties CLASSES",
                "check FILE missing",
                "explain",
                "explain any"
            })
    void wrong_arguments_exit_with_2(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("layers.properties"), ORDERS);
        List<String> words = List.of(line.replace("FILE", file.toString())
                .replace("CLASSES", classes.toString())
                .split(" ", -1));

        assertEquals(2, run(line.isEmpty() ? List.of() : words), err());
        assertEquals("", out());
        assertTrue(err().startsWith("layer rules: "), err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check LATIN CLASSES",
                "check FILE CLASSES --baseline LATIN",
                "check FILE CLASSES --baseline CLASSES",
                "check FILE CLASSES --baseline LATIN/below --create-baseline"
            })
    void a_file_that_cannot_be_read_or_written_exits_with_2_and_is_named(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("layers.properties"), ORDERS);
        Path latin = Files.write(folder.resolve("latin.properties"), new byte[] {'#', (byte) 0xe9});
        String words = line.replace("FILE", file.toString()).replace("LATIN", latin.toString());

        assertEquals(2, run(List.of(words.replace("CLASSES", classes.toString()).split(" ", -1))));
        assertEquals("", out());
        assertTrue(err().startsWith("layer rules: "), err());
        assertTrue(err().contains((line.contains("LATIN") ? latin : classes).toString()), err());
        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void hexagons_in_two_files_are_neighbours() throws IOException {
        mutate("adapter-enters-neighbour");
        Path orders = Files.writeString(
                folder.resolve("orders.properties"), ORDERS + "neighbour.com.acme.billing = application.driving\n");

        assertEquals(1, run(List.of("check", orders.toString(), billing(), classes.toString())), err());
        assertTrue(out().contains("layer rule hexagons-meet-at-named-ports is broken"), out());
        assertTrue(out().contains("com.acme.billing: "), out());
    }

    private String billing() throws IOException {
        return Files.writeString(folder.resolve("billing.properties"), """
                root = com.acme.billing
                missing.application = because this is a test
                missing.driven = because this is a test
                missing.adapters = because this is a test
                missing.bootstrap = because this is a test
                """).toString();
    }

    /** Otherwise each hexagon would delete the lines of the other one. */
    @Test
    void a_baseline_of_two_hexagons_is_an_error_and_stays_as_it_is() throws IOException {
        mutate("adapter-calls-adapter");
        String orders = ORDERS + "neighbour.com.acme.billing = application.driving\n";
        String baseline = folder.resolve("baseline.txt").toString();
        assertEquals(0, check(orders, "--baseline", baseline, "--create-baseline"), err());
        String before = Files.readString(Path.of(baseline));

        assertEquals(2, check(orders, billing(), "--baseline", baseline, "--shrink-baseline"));
        assertEquals(2, check(orders, billing(), "--baseline", baseline));
        assertEquals(before, Files.readString(Path.of(baseline)));
        assertTrue(err().contains("each hexagon has a baseline of its own"), err());
        err.reset();
        Files.writeString(Path.of(billing()), Files.readString(Path.of(billing())) + "baseline = ./same.txt\n");
        String[] both = {folder.resolve("billing.properties").toString(), "--create-baseline"};
        assertEquals(2, check(orders + "baseline = same.txt\n", both));
        assertTrue(err().contains("each hexagon has a baseline of its own"), err());
    }

    @Test
    void each_hexagon_names_its_baseline_in_its_file() throws IOException {
        mutate("adapter-calls-adapter");
        String orders = ORDERS + "neighbour.com.acme.billing = application.driving\nbaseline = base/orders.txt\n";
        String billing = billing();
        Files.writeString(Path.of(billing), Files.readString(Path.of(billing)) + "baseline = base/billing.txt\n");

        assertEquals(2, check(orders, billing));
        assertTrue(err().contains("--create-baseline"), err());
        assertEquals(0, check(orders, billing, "--create-baseline"), err());
        assertEquals(4, Files.readAllLines(folder.resolve("base/orders.txt")).size());
        assertEquals(1, Files.readAllLines(folder.resolve("base/billing.txt")).size());
        assertEquals(0, check(orders, billing), out());
        Files.delete(folder.resolve("base/billing.txt"));
        assertEquals(0, check(orders, billing, "--create-baseline"), err());
        assertEquals(4, Files.readAllLines(folder.resolve("base/orders.txt")).size());
        Files.delete(classes.resolve("com/acme/orders/adapters/web/CallsStore.class"));
        assertEquals(1, check(orders, billing));
        assertEquals(0, check(orders, billing, "--shrink-baseline"), err());
        assertEquals(0, check(orders, billing), out());
        assertEquals(2, check(orders, billing, "--create-baseline"));
    }

    @Test
    void a_baseline_is_created_once_and_only_shrinks() throws IOException {
        mutate("adapter-calls-adapter");
        String baseline = folder.resolve("a new folder/baseline.txt").toString();

        assertEquals(0, check(ORDERS, "--baseline", baseline, "--create-baseline"));
        assertEquals(2, check(ORDERS, "--baseline", baseline, "--create-baseline"));
        assertEquals(0, check(ORDERS, "--baseline", baseline), out());
        Files.delete(classes.resolve("com/acme/orders/adapters/web/CallsStore.class"));
        assertEquals(1, check(ORDERS, "--baseline", baseline));
        assertTrue(out().contains("no longer exists at com.acme.orders.adapters.web.CallsStore"), out());
        assertEquals(0, check(ORDERS, "--baseline", baseline, "--shrink-baseline"));
        assertEquals(0, check(ORDERS, "--baseline", baseline), out());
    }

    @Test
    void sarif_is_valid() throws IOException {
        mutate("adapter-calls-adapter");
        mutate("port-knows-adapter");
        mutate("package-without-introduction");
        Path file = folder.resolve("build/layers.sarif");

        assertEquals(1, check(ORDERS + """
                house-style = all
                leave-out.kotlin-stays-outside = because "quoted" \\u0001 \\u2028 text
                pages = https://acme.example/layer-rules.md
                """, "--sarif", file.toString()));

        String sarif = Files.readString(file);
        assertEquals(List.of(), violationsOfTheSchema(sarif));
        assertTrue(sarif.contains("\"ruleId\": \"adapters-are-independent\", "), sarif);
        assertTrue(
                sarif.contains(
                        "\"uri\": \"com/acme/orders/adapters/web/CallsStore.java\"}, \"region\": {\"startLine\": 6}"),
                sarif);
        assertTrue(
                sarif.contains("\"helpUri\": \"https://acme.example/layer-rules.md#adapters-are-independent\""), sarif);
    }

    /** GitHub rejects a file with a result without a location, and wants a line. */
    @Test
    void each_sarif_result_has_a_location_and_a_line() throws IOException {
        mutate("adapter-calls-adapter");
        String baseline = folder.resolve("base.txt").toString();
        assertEquals(0, check(ORDERS, "--baseline", baseline, "--create-baseline"));
        Files.delete(classes.resolve("com/acme/orders/adapters/web/CallsStore.class"));
        mutate("domain-throws");
        mutate("package-without-introduction");
        source(
                "src/main/java/com/acme/orders/domain/Throws.java",
                "package com.acme.orders.domain;\n\ninterface Throws {}\n");
        source("src/main/java/com/acme/orders/adapters/web/forms/Form.java", "");
        Files.createDirectories(folder.resolve(".git"));
        Path file = folder.resolve("layers.sarif");

        assertEquals(
                1,
                check(
                        ORDERS + "house-style = packages-have-package-info\n",
                        "--github",
                        "--baseline",
                        baseline,
                        "--sarif",
                        file.toString()));

        String sarif = Files.readString(file);
        assertEquals(List.of(), violationsOfTheSchema(sarif));
        assertEquals(
                List.of(
                        "domain-uses-only-allowed-packages src/main/java/com/acme/orders/domain/Throws.java 3",
                        "adapters-are-independent base.txt 2",
                        "adapters-are-independent base.txt 3",
                        "driven-ports-are-called-from-inside base.txt 4",
                        "packages-have-package-info src/main/java/com/acme/orders/adapters/web/forms/package-info.java 1"),
                locations(sarif));
        assertTrue(
                out().contains(
                                "\n::error file=base.txt,line=2,title=adapters-are-independent::this violation no longer"),
                out());
    }

    /** {@return rule, file and line of each result} */
    private static List<String> locations(String sarif) {
        return Stream.of(sarif.split("\"ruleId\": ", -1))
                .skip(1)
                .map(result -> result.replaceFirst(
                        "(?s)\"([^\"]+)\".*\"uri\": \"([^\"]+)\"}, \"region\": \\{\"startLine\": (\\d+)}.*",
                        "$1 $2 $3"))
                .toList();
    }

    private Path source(String file, String content) throws IOException {
        Path source = folder.resolve(file);
        Files.createDirectories(source.getParent());
        return Files.writeString(source, content);
    }

    /** Otherwise the test above could not fail. */
    @Test
    void the_schema_rejects_what_is_not_sarif() throws IOException {
        assertFalse(violationsOfTheSchema("{\"version\": \"2.1.0\"}").isEmpty());
        assertFalse(violationsOfTheSchema("{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}]}")
                .isEmpty());
    }

    private static List<Error> violationsOfTheSchema(String sarif) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(Path.of("target/sarif/schema/sarif-schema-2.1.0.json")), InputFormat.JSON);
        return schema.validate(sarif, InputFormat.JSON);
    }

    @Test
    void junit_xml_has_a_test_for_each_rule() throws Exception {
        mutate("adapter-calls-adapter");
        Path file = folder.resolve("layers.xml");

        assertEquals(
                1,
                check(
                        ORDERS + "leave-out.ports-are-interfaces = because <a> & \"b\"\n",
                        "--junit-xml",
                        file.toString()));

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertEquals("13", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("skipped"));
        assertEquals(13, suite.getElementsByTagName("testcase").getLength());
        assertEquals(
                "left out: <a> & \"b\"",
                ((Element) suite.getElementsByTagName("skipped").item(0)).getAttribute("message"));
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("adapters-are-independent", ((Element) failure.getParentNode()).getAttribute("name"));
        assertTrue(failure.getTextContent().contains("CallsStore.java:6"), failure.getTextContent());
    }

    @Test
    void junit_xml_and_sarif_repeat_all_reasons() throws IOException {
        mutate("adapter-implements-driving-port");
        mutate("domain-uses-library");
        Path junit = folder.resolve("layers.xml");
        Path sarif = folder.resolve("layers.sarif");

        assertEquals(
                0, check(ORDERS + """
                missing.bootstrap = because the container is configured in YAML
                leave-out.everything-is-in-a-layer = because bootstrap is no layer
                allow.domain.org.slf4j = because an order has a log
                exempt.only-the-application-implements-driving-ports.adapters.web.Fake = because it moves with ticket 7
                """, "--junit-xml", junit.toString(), "--sarif", sarif.toString()), out() + err());

        for (String reason : List.of(
                "missing   bootstrap: the container is configured in YAML",
                "exempt    only-the-application-implements-driving-ports, adapters.web.Fake: it moves with ticket 7",
                "left out  everything-is-in-a-layer: bootstrap is no layer",
                "allowed   domain, org.slf4j: an order has a log")) {
            assertTrue(Files.readString(junit).contains(reason), reason);
            assertTrue(Files.readString(sarif).contains("\"" + reason + "\""), reason);
        }
    }

    @Test
    void github_annotations_name_the_source_file() throws IOException {
        mutate("adapter-calls-adapter");
        Path source = source("src/main/java/com/acme/orders/adapters/web/CallsStore.java", "");

        assertEquals(1, check(ORDERS, "--github"));

        String annotation = out().lines()
                .filter(line -> line.startsWith("::error "))
                .findFirst()
                .orElse("");
        assertTrue(
                annotation.startsWith("::error file=" + source
                        + ",line=6,title=adapters-are-independent::Method <CallsStore.store()> calls "),
                annotation);
        assertTrue(annotation.contains("%0A"), annotation);
    }

    /** A build with several modules runs the program in the folder of one module. */
    @Test
    void files_in_a_repository_are_named_relative_to_it() throws IOException {
        mutate("adapter-calls-adapter");
        source("src/main/java/com/acme/orders/adapters/web/CallsStore.java", "");
        Files.createFile(folder.resolve(".git"));
        Path sarif = folder.resolve("layers.sarif");

        assertEquals(1, check(ORDERS, "--github", "--sarif", sarif.toString()));

        assertTrue(
                out().contains("\n::error file=src/main/java/com/acme/orders/adapters/web/CallsStore.java,line=6,"),
                out());
        assertTrue(
                Files.readString(sarif)
                        .contains("\"uri\": \"src/main/java/com/acme/orders/adapters/web/CallsStore.java\""),
                Files.readString(sarif));
    }

    @Test
    void rules_are_listed_and_explained() {
        assertEquals(0, run(List.of("rules")));
        assertTrue(out().contains("layering     adapters-are-independent\n"), out());
        assertTrue(out().contains("house style  kotlin-stays-outside\n"), out());
        assertEquals(0, run(List.of("explain", "adapters-are-independent")));
        assertTrue(out().contains("### adapters-are-independent\n\nNo adapter uses another adapter."), out());
        assertEquals(0, run(List.of("--help")));
    }

    private int check(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("layers.properties"), content);
        List<String> words = new ArrayList<>(List.of("check", file.toString(), classes.toString()));
        words.addAll(List.of(options));
        return run(words);
    }

    private int run(List<String> words) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(words);
    }

    private void mutate(String mutant) {
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken").resolve(mutant), classes);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }
}
