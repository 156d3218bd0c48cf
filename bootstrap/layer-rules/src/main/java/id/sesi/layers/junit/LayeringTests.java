package id.sesi.layers.junit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import id.sesi.layers.Baseline;
import id.sesi.layers.HexagonError;
import id.sesi.layers.LayerReport;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import id.sesi.layers.RuleResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Checks the layering of a hexagon, with one test for each rule. A rule that is left out is a skipped test, and its reason is the
 * message. Subclasses say which rules to check:
 *
 * <pre>{@code
 * class LayersTest extends LayeringTests {
 *     @Override
 *     protected LayerRules rules() {
 *         return LayerRules.of(Hexagon.below("com.acme.orders", "web", "store"));
 *     }
 * }
 * }</pre>
 *
 * @since 1.0.0
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LayeringTests {

    private static final String BASELINE = "sesi.layers.baseline";

    private Optional<LayerReport> report = Optional.empty();
    private boolean started;

    /** For subclasses. */
    protected LayeringTests() {}

    /** {@return the rules to check} */
    protected abstract LayerRules rules();

    /** {@return the classes to check; by default those of the class path} */
    protected JavaClasses classes() {
        return rules().hexagon().classes();
    }

    /**
     * {@return the file with the violations that existed before the rules; empty if there are none} The system property
     * {@code sesi.layers.baseline} with the value {@code create} writes the file once. The value {@code shrink} deletes from
     * the file the violations that no longer exist.
     */
    protected Optional<Path> baseline() {
        return Optional.empty();
    }

    @Test
    final void everything_is_in_a_layer() {
        check("everything-is-in-a-layer");
    }

    @Test
    final void dependencies_point_inward() {
        check("dependencies-point-inward");
    }

    @Test
    final void domain_uses_only_allowed_packages() {
        check("domain-uses-only-allowed-packages");
    }

    @Test
    final void application_uses_only_allowed_packages() {
        check("application-uses-only-allowed-packages");
    }

    @Test
    final void adapters_are_independent() {
        check("adapters-are-independent");
    }

    @Test
    final void adapters_enter_through_ports() {
        check("adapters-enter-through-ports");
    }

    @Test
    final void driven_ports_are_called_from_inside() {
        check("driven-ports-are-called-from-inside");
    }

    @Test
    final void only_adapters_implement_driven_ports() {
        check("only-adapters-implement-driven-ports");
    }

    @Test
    final void only_the_application_implements_driving_ports() {
        check("only-the-application-implements-driving-ports");
    }

    @Test
    final void driven_ports_know_no_driving_ports() {
        check("driven-ports-know-no-driving-ports");
    }

    @Test
    final void ports_expose_only_the_inside() {
        check("ports-expose-only-the-inside");
    }

    @Test
    final void ports_are_interfaces() {
        check("ports-are-interfaces");
    }

    @Test
    final void hexagons_meet_at_named_ports() {
        check("hexagons-meet-at-named-ports");
    }

    /** Rules that have no method here: those of the house style, and your own. */
    @TestFactory
    final Stream<DynamicTest> further_rules() {
        return report().results().stream()
                .map(result -> result.rule().id())
                .filter(id -> !hasTestFor(id))
                .map(id -> dynamicTest(id, () -> check(id)));
    }

    /** {@return whether this class has a method for the rule} */
    boolean hasTestFor(String id) {
        return LayerRules.layering().contains(id);
    }

    /** Checks one rule; a rule that was not chosen or is left out is skipped. */
    final void check(String id) {
        Optional<RuleResult> result = report().resultOf(id);
        Assumptions.assumeTrue(result.isPresent(), "not chosen");
        result.ifPresent(found -> {
            found.leftOut().ifPresent(reason -> Assumptions.abort("left out: " + reason));
            report().orThrow(found);
        });
    }

    /** {@return the report} If the rules cannot be checked, the first test fails, and the others are skipped. */
    private synchronized LayerReport report() {
        if (report.isEmpty()) {
            Assumptions.assumeFalse(started, "not checked: the failed test of this class says why");
            started = true;
            report = Optional.of(checkAll());
        }
        return report.orElseThrow();
    }

    private LayerReport checkAll() {
        LayerRules rules = rules();
        JavaClasses classes = classes();
        Optional<Path> file = baseline();
        if (file.isEmpty()) {
            return rules.check(classes);
        }
        switch (System.getProperty(BASELINE, "")) {
            case "create" -> Baseline.create(file.get(), rules.check(classes));
            case "shrink" -> Baseline.shrink(file.get(), rules.check(classes, read(file.get(), rules)));
            case "" -> {}
            default -> throw new HexagonError(BASELINE + " is create or shrink");
        }
        return rules.check(classes, read(file.get(), rules));
    }

    private static Baseline read(Path file, LayerRules rules) {
        return Baseline.read(file, rules.rules().stream().map(LayerRule::id).toList());
    }
}
