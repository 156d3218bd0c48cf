package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.function.UnaryOperator;

/**
 * One rule, with its reason and the pages that explain it.
 *
 * @param name a few words with hyphens; also the anchor in {@code layering.md}
 * @param rule what ArchUnit evaluates; its description states the rule and its reason
 * @param why the reason in one line, for a person whose build is red
 * @param pages the pages that explain the rule
 */
public record LayerRule(String name, ArchRule rule, String why, String pages) {

    /**
     * {@return the same rule, evaluated in another way, such as {@code FreezingArchRule::freeze}} The wrapped rule is described
     * by its name alone, which stays the same when texts or pages change.
     */
    public LayerRule with(UnaryOperator<ArchRule> wrapping) {
        return new LayerRule(name, wrapping.apply(rule.as(name)), why, pages);
    }

    /**
     * Checks the classes.
     *
     * @throws AssertionError if a class breaks the rule; the message has each class with its line, the reason and the page
     */
    public void check(JavaClasses classes) {
        EvaluationResult result = rule.evaluate(classes);
        if (result.hasViolation()) {
            throw new AssertionError(
                    new Report(this, classes).on(result.getFailureReport().getDetails()));
        }
    }
}
