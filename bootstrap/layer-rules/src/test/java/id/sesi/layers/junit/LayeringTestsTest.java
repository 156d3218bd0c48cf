package id.sesi.layers.junit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.layers.Hexagon;
import id.sesi.layers.HexagonError;
import id.sesi.layers.LayerRules;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class LayeringTestsTest {

    /** The first description is often wrong, and one message is enough. */
    @Test
    void a_wrong_description_fails_one_test_and_skips_the_others() {
        LayeringTests misspelled = new LayeringTests() {
            @Override
            protected LayerRules rules() {
                return LayerRules.of(Hexagon.below("com.acme.misspelled"));
            }
        };

        assertThrows(HexagonError.class, () -> misspelled.check("ports-are-interfaces"));
        assertThrows(TestAbortedException.class, () -> misspelled.check("adapters-are-independent"));
        assertThrows(TestAbortedException.class, misspelled::further_rules);
    }
}
