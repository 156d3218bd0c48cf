package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.function.UnaryOperator;

/**
 * One rule, why it is there and where to read on.
 *
 * @param name in a few words with hyphens: the anchor in {@code layering.md} as well
 * @param rule what ArchUnit evaluates; its description says what holds, because of what
 * @param why one line for a person before a red build
 * @param pages where it is explained
 */
public record LayerRule(String name, ArchRule rule, String why, String pages) {

    /**
     * {@return the same, evaluated in another way, such as {@code FreezingArchRule::freeze}} What is wrapped is described by
     * the rule's name alone, which stays the same when words or pages change.
     */
    public LayerRule with(UnaryOperator<ArchRule> wrapping) {
        return new LayerRule(name, wrapping.apply(rule.as(name)), why, pages);
    }

    /** Throws an {@link AssertionError} if a class breaks the rule: with each class, the line, the reason and the page. */
    public void check(JavaClasses classes) {
        EvaluationResult result = rule.evaluate(classes);
        if (result.hasViolation()) {
            throw new AssertionError(
                    new Report(this, classes).on(result.getFailureReport().getDetails()));
        }
    }
}
