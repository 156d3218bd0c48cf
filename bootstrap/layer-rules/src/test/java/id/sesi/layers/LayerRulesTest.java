package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken hexagon causes exactly the violations in its {@code expected.txt}. */
class LayerRulesTest {

    private static final LayerRules ALL = LayerRules.of(
                    OrdersHexagon.ORDERS.withNeighbour("com.acme.billing", "application.driving"))
            .withHouseStyle();

    @TempDir
    static Path sound;

    @TempDir
    Path classes;

    @BeforeAll
    static void compileOnce() {
        OrdersHexagon.compileSound(sound);
    }

    static List<Path> broken() {
        try (Stream<Path> mutants = Files.list(OrdersHexagon.SOURCES.resolve("broken"))) {
            return mutants.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_sound_hexagon_has_no_violations() {
        assertEquals(List.of(), violations());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_hexagon_has_exactly_the_expected_violations(Path mutant) throws IOException {
        assertLinesMatch(Files.readAllLines(mutant.resolve("expected.txt")), violations(mutant));
    }

    @Test
    void every_rule_is_broken_by_some_hexagon() {
        Set<String> red = broken().stream()
                .flatMap(mutant -> read(mutant.resolve("expected.txt")).lines())
                .map(line -> line.split(":", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = ALL.rules().stream().map(LayerRule::id).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, red);
    }

    private List<String> violations(Path... mutants) {
        OrdersHexagon.copy(sound, classes);
        for (Path mutant : mutants) {
            OrdersHexagon.mutate(mutant, classes);
        }
        JavaClasses read = OrdersHexagon.ORDERS.classesIn(List.of(classes));
        return ALL.rules().stream().flatMap(rule -> violations(rule, read)).toList();
    }

    private static Stream<String> violations(LayerRule rule, JavaClasses classes) {
        // The tests run in parallel, and a condition may have state.
        synchronized (rule) {
            return rule.rule().evaluate(classes).getFailureReport().getDetails().stream()
                    .map(detail -> rule.id() + ": " + detail.replace("\n", " ").replaceAll(" +", " "))
                    .sorted();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
