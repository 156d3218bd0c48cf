package id.sesi.layers.junit;

import id.sesi.layers.LayerRules;
import org.junit.jupiter.api.Test;

/**
 * Checks the layering and the house style of a hexagon, with one test for each rule. A rule of the house style that {@link #rules()}
 * does not choose is skipped.
 *
 * @since 1.0.0
 */
public abstract class HouseStyleTests extends LayeringTests {

    /** For subclasses. */
    protected HouseStyleTests() {}

    @Test
    final void ports_have_no_uncalled_methods() {
        check("ports-have-no-uncalled-methods");
    }

    @Test
    final void inside_reads_no_clock() {
        check("inside-reads-no-clock");
    }

    @Test
    final void wiring_stays_in_bootstrap() {
        check("wiring-stays-in-bootstrap");
    }

    @Test
    final void nothing_is_injected_into_fields() {
        check("nothing-is-injected-into-fields");
    }

    @Test
    final void packages_have_no_cycles() {
        check("packages-have-no-cycles");
    }

    @Test
    final void packages_have_package_info() {
        check("packages-have-package-info");
    }

    @Test
    final void kotlin_stays_outside() {
        check("kotlin-stays-outside");
    }

    @Override
    boolean hasTestFor(String id) {
        return super.hasTestFor(id) || LayerRules.houseStyle().contains(id);
    }
}
