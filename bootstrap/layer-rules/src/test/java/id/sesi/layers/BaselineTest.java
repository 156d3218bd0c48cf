package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known violations pass, new violations fail, and the file of the known violations only shrinks. */
class BaselineTest {

    private static final LayerRules RULES = LayerRules.of(OrdersHexagon.ORDERS);
    private static final List<String> IDS =
            RULES.rules().stream().map(LayerRule::id).toList();

    @TempDir
    Path classes;

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void breakARule() {
        file = folder.resolve("layers-baseline.txt");
        OrdersHexagon.compileSound(classes);
        mutate("adapter-calls-adapter");
        Baseline.create(file, check(Baseline.empty()));
    }

    @Test
    void known_violations_pass_and_are_counted() {
        LayerReport report = checkWithFile();

        assertTrue(report.passed(), report::toString);
        assertTrue(report.toString().contains("  known     adapters-are-independent: 2 in the baseline\n"));
    }

    @Test
    void a_new_violation_of_another_rule_fails() {
        mutate("adapter-makes-use-case");

        assertEquals(
                "layer rule adapters-enter-through-ports is broken"
                        + " at com.acme.orders.adapters.store.MakesUseCase(MakesUseCase.java:6)",
                assertThrows(LayerViolationError.class, checkWithFile()::orThrow)
                        .getMessage());
    }

    @Test
    void a_new_violation_of_a_rule_with_known_violations_is_the_only_one_reported() throws IOException {
        Path second = Files.createDirectories(folder.resolve("source")).resolve("CallsAgain.java");
        Files.writeString(
                second,
                Files.readString(OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter/CallsStore.java"))
                        .replace("CallsStore", "CallsAgain"));
        OrdersHexagon.mutate(second, classes);

        assertEquals(
                List.of("com.acme.orders.adapters.web.CallsAgain", "com.acme.orders.adapters.web.CallsAgain"),
                checkWithFile().resultOf("adapters-are-independent").orElseThrow().violations().stream()
                        .map(Violation::type)
                        .toList());
    }

    /** Otherwise the violation could return unnoticed. */
    @Test
    void an_entry_without_a_violation_fails_with_rule_place_and_command_until_it_is_deleted() throws IOException {
        Files.delete(classes.resolve("com/acme/orders/adapters/web/CallsStore.class"));

        String report = String.valueOf(assertThrows(LayerViolationError.class, checkWithFile()::orThrow));
        assertTrue(
                report.startsWith(
                        "layer rule adapters-are-independent: the baseline still lists a violation that no longer exists at"
                                + " com.acme.orders.adapters.web.CallsStore, and 1 more\n"),
                report);
        assertTrue(report.contains("--shrink-baseline"), report);

        Baseline.shrink(file, checkWithFile());
        assertTrue(checkWithFile().passed());
        assertEquals(List.of(), Baseline.read(file, IDS).entries());
        mutate("adapter-calls-adapter");
        assertFalse(checkWithFile().passed());
    }

    @Test
    void shrinking_adds_no_new_violation() throws IOException {
        mutate("adapter-makes-use-case");
        List<String> before = Files.readAllLines(file);

        Baseline.shrink(file, checkWithFile());

        assertEquals(before, Files.readAllLines(file));
    }

    @Test
    void an_existing_file_is_not_created_again() {
        HexagonError error = assertThrows(HexagonError.class, () -> Baseline.create(file, check(Baseline.empty())));

        assertTrue(String.valueOf(error.getMessage()).contains("only shrinks"), error.getMessage());
    }

    @Test
    void a_missing_file_is_an_error() throws IOException {
        Files.delete(file);

        HexagonError error = assertThrows(HexagonError.class, this::checkWithFile);

        assertEquals(
                "the baseline " + file + " does not exist; create it once: run the check with --create-baseline or"
                        + " -Dsesi.layers.baseline=create",
                error.getMessage());
    }

    @Test
    void a_line_for_an_unknown_rule_is_an_error() throws IOException {
        for (String line : List.of("nonsense", "adapter-are-independent | a.B | text", "a | b")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.add(line);
            Path other = Files.write(folder.resolve("other.txt"), lines);

            assertThrows(HexagonError.class, () -> Baseline.read(other, IDS), line);
        }
    }

    /** The file has no line numbers. */
    @Test
    void a_violation_stays_known_when_its_line_moves() throws IOException {
        assertFalse(Files.readString(file).contains("CallsStore.java"));
    }

    private void mutate(String mutant) {
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken").resolve(mutant), classes);
    }

    private LayerReport checkWithFile() {
        return check(Baseline.read(file, IDS));
    }

    private LayerReport check(Baseline baseline) {
        return RULES.check(OrdersHexagon.ORDERS.classesIn(List.of(classes)), baseline);
    }
}
