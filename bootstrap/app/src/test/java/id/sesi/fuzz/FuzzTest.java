package id.sesi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the inputs that are kept, without a fuzzer. The profile {@code fuzz} searches for further ones. */
class FuzzTest {

    static List<FuzzTarget> targets() {
        return FuzzTarget.ALL;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void no_kept_input_breaks_a_promise(FuzzTarget target) throws IOException {
        for (Map.Entry<String, byte[]> input : Inputs.of(target).entrySet()) {
            try {
                target.body().run(input.getValue());
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError(target.label() + " fails on " + input.getKey(), e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void each_target_has_seeds(FuzzTarget target) throws IOException {
        assertFalse(Inputs.seeds(target).isEmpty());
    }

    @Test
    void the_collections_are_complete() throws IOException {
        assertEquals(316, Inputs.jsonDocuments().size());
        assertEquals(515, Inputs.naughtyStrings().size());
    }
}
