package id.sesi.outcomecheck.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.outcomecheck.vendor.Plan.Stage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlansTest {

    private static final int SAMPLES = 20_000;

    @Test
    void every_point_of_a_call_and_every_ending_occurs() {
        List<Plan> plans = plans(true);

        assertEquals(
                Set.of(Stage.AFTER_HEAD, Stage.IN_BODY, Stage.AFTER_BODY, Stage.IN_ANSWER, Stage.AFTER_ANSWER),
                plans.stream().map(Plan::stage).collect(Collectors.toSet()));
        assertEquals(
                Set.copyOf(Arrays.asList(Stage.values())),
                plans(false).stream().map(Plan::stage).collect(Collectors.toSet()));
        assertEquals(
                Set.copyOf(Arrays.asList(Ending.values())),
                plans.stream().map(Plan::ending).collect(Collectors.toSet()));
        assertEquals(
                IntStream.range(0, 16).boxed().collect(Collectors.toSet()),
                plans.stream()
                        .filter(plan -> plan.ending() == Ending.RST_STREAM)
                        .map(Plan::code)
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_request_that_was_not_processed_creates_no_session() {
        assertTrue(plans(true).stream()
                .filter(Plan::creates)
                .noneMatch(plan -> plan.stopsBefore(Stage.AFTER_BODY)
                        || plan.ending() == Ending.GOAWAY_BELOW
                        || (plan.ending() == Ending.RST_STREAM && plan.code() == Plans.REFUSED_STREAM)));
    }

    @Test
    void the_same_seed_makes_the_same_plans() {
        assertEquals(plans(true), plans(true));
    }

    @Test
    void an_answer_after_a_session_was_created_never_refuses() {
        Set<Integer> statuses = new HashSet<>();
        AnswerChooser chooser = new AnswerChooser(new SplittableRandom(1), false);
        for (int i = 0; i < SAMPLES; i++) {
            statuses.add(chooser.choose(Optional.of("s-1")).status() / 100);
        }

        assertEquals(Set.of(2, 5), statuses);
    }

    @Test
    void an_answer_without_a_session_never_contains_one() {
        AnswerChooser chooser = new AnswerChooser(new SplittableRandom(1), false);
        for (int i = 0; i < SAMPLES; i++) {
            assertFalse(chooser.choose(Optional.empty()).toHttp1().utf8().contains("\"sessionToken\":\"s"));
        }
    }

    private static List<Plan> plans(boolean isHttp2) {
        Plans plans = new Plans(1, 1, isHttp2);
        return Stream.generate(plans::next).limit(SAMPLES).toList();
    }
}
