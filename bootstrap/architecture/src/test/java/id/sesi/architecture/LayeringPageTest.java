package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import id.sesi.layers.Javac;
import id.sesi.layers.LayerReport;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import id.sesi.layers.LayerViolationError;
import id.sesi.layers.OrdersHexagon;
import id.sesi.layers.RuleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/layering.md} and {@code docs/layer-rules.md} agree with the code. {@link EnforcementMatrixTest} checks the matrix. */
class LayeringPageTest {

    private static final Path PUBLISHED = OrdersHexagon.SOURCES.resolve("published");

    @TempDir
    Path classes;

    private String page = "";
    private String rules = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Modules.DOCS.resolve("layering.md"));
        rules = Files.readString(Modules.DOCS.resolve("layer-rules.md"));
    }

    @Test
    void every_rule_has_a_section() {
        assertEquals(
                LayerRules.of(SesiRules.SESI).withHouseStyle().rules().stream()
                        .map(LayerRule::id)
                        .toList(),
                groups("(?m)^### ([a-z]+-[a-z-]+)$"));
    }

    @Test
    void every_mutant_in_a_section_exists_and_breaks_that_rule() throws IOException {
        for (String section : rules.split("(?m)^### ", -1)) {
            String rule = section.lines().findFirst().orElse("");
            for (MatchResult mutant : Pattern.compile("hexagons/broken/([a-z-]+)")
                    .matcher(section)
                    .results()
                    .toList()) {
                Path expected = OrdersHexagon.SOURCES
                        .resolve("broken")
                        .resolve(mutant.group(1))
                        .resolve("expected.txt");
                assertTrue(Files.readString(expected).contains(rule + ": "), () -> rule + ", " + mutant.group());
            }
        }
    }

    @Test
    void the_rules_page_names_every_mutant() throws IOException {
        try (Stream<Path> mutants = Files.list(OrdersHexagon.SOURCES.resolve("broken"))) {
            List<String> unnamed = mutants.map(mutant -> String.valueOf(mutant.getFileName()))
                    .filter(mutant -> !rules.contains("hexagons/broken/" + mutant + ")"))
                    .toList();
            assertEquals(List.of(), unnamed);
        }
    }

    @Test
    void the_rules_page_shows_compiled_code() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path source : Javac.javaFilesBelow(PUBLISHED)) {
            sources.add(withoutLayout(Files.readString(source)));
        }
        List<String> shown = groups("(?s)```java\n(.*?)```");

        assertEquals(2, shown.size());
        for (String code : shown) {
            assertTrue(sources.stream().anyMatch(source -> source.contains(withoutLayout(code))), code);
        }
    }

    @Test
    void the_page_shows_a_real_report() {
        Path defect = Path.of("src/test/hexagons/sesi/adapters-cli/command-line/makes-a-use-case");
        String path = System.getProperty("java.class.path");
        assertEquals("", Javac.compile(Javac.javaFilesBelow(defect), classes, "-cp", path));
        List<Path> all = Stream.concat(Modules.shippedClasses().stream(), Stream.of(classes))
                .toList();
        JavaClasses read = SesiRules.SESI.classesIn(all);
        LayerReport report = SesiRules.all().check(read);
        RuleResult result = report.resultOf("adapters-enter-through-ports").orElseThrow();

        LayerViolationError failure = assertThrows(LayerViolationError.class, () -> report.orThrow(result));

        assertTrue(page.contains("```\n" + failure + "```"), failure::toString);
    }

    private List<String> groups(String pattern) {
        return Pattern.compile(pattern)
                .matcher(rules)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String withoutLayout(String text) {
        return text.replaceAll("\\s+", "");
    }
}
