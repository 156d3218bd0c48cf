package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivingMutantsTest {

    private static final String BOUNDARY = "Clock.tick | changed conditional boundary | if (time > 0) {";

    @TempDir
    private Path module;

    @Test
    void a_survivor_that_is_not_listed_is_a_difference() throws IOException {
        report(mutation("SURVIVED", "tick", 2, "changed conditional boundary"));

        assertEquals(
                List.of("survived; write a test that kills it, or list it: " + BOUNDARY),
                SurvivingMutants.differences(module));
    }

    @Test
    void code_that_no_test_runs_is_a_difference() throws IOException {
        report(mutation("NO_COVERAGE", "tick", 2, "changed conditional boundary"));

        assertEquals(1, SurvivingMutants.differences(module).size());
    }

    @Test
    void a_listed_survivor_is_no_difference() throws IOException {
        report(mutation("SURVIVED", "tick", 2, "changed conditional boundary"));
        list(BOUNDARY, "    The time is never 0.");

        assertEquals(List.of(), SurvivingMutants.differences(module));
    }

    @Test
    void each_survivor_needs_its_own_entry() throws IOException {
        String survivor = mutation("SURVIVED", "tick", 2, "changed conditional boundary");
        report(survivor, survivor);
        list(BOUNDARY, "    The time is never 0.");

        assertEquals(1, SurvivingMutants.differences(module).size());
    }

    @Test
    void a_listed_mutant_that_is_killed_is_a_difference() throws IOException {
        report(mutation("KILLED", "tick", 2, "changed conditional boundary"));
        list(BOUNDARY, "    The time is never 0.");

        assertEquals(
                List.of("does not survive, or does not exist; remove it from src/test/mutants/equivalent.txt: "
                        + BOUNDARY),
                SurvivingMutants.differences(module));
    }

    @Test
    void a_listed_mutant_may_exceed_the_time_limit() throws IOException {
        report(mutation("TIMED_OUT", "tick", 2, "changed conditional boundary"));
        list(BOUNDARY, "    The time is never 0.");

        assertEquals(List.of(), SurvivingMutants.differences(module));
    }

    @Test
    void a_mutant_of_a_lambda_is_listed_by_the_method_that_contains_it() throws IOException {
        report(mutation(
                "SURVIVED",
                "lambda$tick$3",
                2,
                "replaced return value with &quot;&quot; for id/sesi/Clock::lambda$tick$3"));
        list("Clock.tick | replaced return value with \"\" | if (time > 0) {", "    The text is empty.");

        assertEquals(List.of(), SurvivingMutants.differences(module));
    }

    @Test
    void a_report_without_mutants_is_a_difference() throws IOException {
        report();

        assertEquals(1, SurvivingMutants.differences(module).size());
    }

    @Test
    void an_entry_without_a_reason_is_an_error() throws IOException {
        report(mutation("SURVIVED", "tick", 2, "changed conditional boundary"));
        list("# A comment", BOUNDARY);

        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> SurvivingMutants.differences(module))
                        .getMessage());

        assertTrue(message.endsWith("has no reason for its last mutant"), message);
        list(BOUNDARY, BOUNDARY, "    The time is never 0.");
        assertThrows(IllegalArgumentException.class, () -> SurvivingMutants.differences(module));
    }

    private void list(String... lines) throws IOException {
        Path list = module.resolve(SurvivingMutants.LIST);
        Files.createDirectories(list.getParent());
        Files.write(list, List.of(lines));
    }

    private void report(String... mutations) throws IOException {
        Path source = module.resolve("src/main/java/id/sesi/Clock.java");
        Files.createDirectories(source.getParent());
        Files.write(source, List.of("void tick(long time) {", "    if (time > 0) {"));
        Path report = module.resolve(SurvivingMutants.REPORT);
        Files.createDirectories(report.getParent());
        Files.writeString(report, "<mutations>" + String.join("", mutations) + "</mutations>");
    }

    private static String mutation(String status, String method, int line, String description) {
        boolean detected = status.equals("KILLED") || status.equals("TIMED_OUT");
        return """
                <mutation detected='%s' status='%s'><sourceFile>Clock.java</sourceFile><mutatedClass>id.sesi.Clock</mutatedClass>\
                <mutatedMethod>%s</mutatedMethod><lineNumber>%d</lineNumber><description>%s</description></mutation>\
                """.formatted(detected, status, method, line, description);
    }
}
