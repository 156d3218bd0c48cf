package id.sesi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Scenario;

/** The file of a scenario. Unlike the readers of responses, the sandbox skips nothing, so it accepts only well-formed JSON. */
public final class ScenarioTarget {

    private ScenarioTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String json = InputText.text(input);
        try {
            Scenario scenario = Scenario.parse(json);
            assertTrue(GenericJson.isWellFormed(json.getBytes(UTF_8)));
            assertTrue(scenario.playedSteps() == 0);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith("is not a valid scenario: at $"), message);
            assertFalse(message.chars().anyMatch(Character::isISOControl), "the message has several lines");
        }
    }
}
