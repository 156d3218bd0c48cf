package id.sesi.layers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how {@code docs/layering.md} freezes violations: known violations pass, and new violations fail. */
class FreezeTest {

    private static final Path RECIPE = OrdersHexagon.SOURCES.resolve("published/archunit.properties");

    @TempDir
    Path classes;

    @TempDir
    Path store;

    @BeforeEach
    void breakARule() {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter"), classes);
    }

    @Test
    void a_clean_checkout_without_its_store_fails() {
        RuntimeException rejected = assertThrows(RuntimeException.class, this::checkAll);

        assertTrue(String.valueOf(rejected.getMessage()).contains("Creating new violation store is disabled"));
    }

    @Test
    void known_violations_pass() {
        freeze();

        assertDoesNotThrow(() -> checkAll());
    }

    @Test
    void a_new_violation_fails_and_is_the_only_one_reported() {
        freeze();
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-makes-use-case"), classes);

        AssertionError report = assertThrows(AssertionError.class, this::checkAll);

        assertTrue(
                String.valueOf(report.getMessage())
                        .startsWith("layer rule adapters-enter-through-ports is broken"
                                + " at com.acme.orders.adapters.store.MakesUseCase(MakesUseCase.java:6)\n"),
                report.getMessage());
    }

    @Test
    void a_new_violation_of_a_rule_with_known_violations_fails() throws IOException {
        freeze();
        Path second = Files.createDirectories(store.resolve("source")).resolve("CallsAgain.java");
        Files.writeString(
                second,
                Files.readString(OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter/CallsStore.java"))
                        .replace("CallsStore", "CallsAgain"));
        OrdersHexagon.mutate(second, classes);

        AssertionError report = assertThrows(AssertionError.class, this::checkAll);

        assertTrue(String.valueOf(report.getMessage()).contains("CallsAgain(CallsAgain.java:6), and 1 more\n"));
    }

    /** The commit that fixes a violation must also update the store. Otherwise the violation could return unnoticed. */
    @Test
    void a_fixed_violation_fails_until_the_store_is_updated() throws IOException {
        freeze();
        Files.delete(classes.resolve("com/acme/orders/adapters/web/CallsStore.class"));

        RuntimeException rejected = assertThrows(RuntimeException.class, this::checkAll);
        assertTrue(String.valueOf(rejected.getMessage()).contains("Updating frozen violations is disabled"));

        freeze();
        assertDoesNotThrow(() -> checkAll());
        breakARule();
        assertThrows(AssertionError.class, this::checkAll);
    }

    /** By default, ArchUnit would freeze all violations of such a rule. */
    @Test
    void a_rule_that_is_not_in_the_store_fails() throws IOException {
        freeze();
        OrdersHexagon.copy(store.resolve("frozen"), store.resolve("other"));
        Path rules = store.resolve("other/stored.rules");
        List<String> known = Files.readAllLines(rules);
        List<String> others = known.stream()
                .filter(line -> !line.startsWith("adapters-are-independent="))
                .toList();
        assertEquals(known.size() - 1, others.size());
        Files.write(rules, others);

        RuntimeException rejected =
                assertThrows(RuntimeException.class, () -> checkAll(OrdersHexagon.ORDERS, "other", false));

        assertTrue(String.valueOf(rejected.getMessage()).contains("Updating frozen violations is disabled"));
    }

    /** The report of a rule contains the pages, but the store does not. */
    @Test
    void frozen_violations_stay_known_when_the_pages_move() {
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/cyclic-packages"), classes);
        freeze();

        assertDoesNotThrow(() -> checkAll(OrdersHexagon.ORDERS.withDocs("https://acme.example/docs"), "frozen", false));
    }

    private void checkAll() {
        checkAll(OrdersHexagon.ORDERS, "frozen", false);
    }

    /** Writes the store as the page describes: by hand, with both settings enabled. */
    private void freeze() {
        checkAll(OrdersHexagon.ORDERS, "frozen", true);
    }

    private void checkAll(Hexagon hexagon, String folder, boolean freeze) {
        JavaClasses read = hexagon.classesIn(List.of(classes));
        ArchConfiguration.withThreadLocalScope(configuration -> {
            recipe().forEach((name, value) -> configuration.setProperty(String.valueOf(name), String.valueOf(value)));
            configuration.setProperty(
                    "freeze.store.default.path", store.resolve(folder).toString());
            if (freeze) {
                configuration.setProperty("freeze.store.default.allowStoreCreation", "true");
                configuration.setProperty("freeze.store.default.allowStoreUpdate", "true");
            }
            LayerRules.of(hexagon).stream()
                    .map(rule -> rule.wrappedBy(FreezingArchRule::freeze))
                    .forEach(rule -> rule.check(read));
        });
    }

    private static Properties recipe() {
        try (Reader in = Files.newBufferedReader(RECIPE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
