package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.function.UnaryOperator;

/**
 * One rule, with its reason and the pages that explain it.
 *
 * @param name the name, in lower case with hyphens; also the anchor of the section in {@code layering.md}
 * @param rule the rule that ArchUnit evaluates; its description contains the reason and the pages
 * @param reason the reason, in one line, for the report of a violation
 * @param pages the pages that explain the rule, separated by commas
 * @since 1.0.0
 */
public record LayerRule(String name, ArchRule rule, String reason, String pages) {

    /**
     * {@return the same rule, wrapped by a function such as {@code FreezingArchRule::freeze}} The description of the wrapped
     * rule is only its name, so that frozen violations stay valid when reasons or pages change.
     */
    public LayerRule wrappedBy(UnaryOperator<ArchRule> wrapping) {
        return new LayerRule(name, wrapping.apply(rule.as(name)), reason, pages);
    }

    /**
     * Checks the classes.
     *
     * @throws AssertionError if a class breaks the rule; the message contains each such class with its line, the reason and the
     *     pages
     */
    public void check(JavaClasses classes) {
        EvaluationResult result = rule.evaluate(classes);
        if (result.hasViolation()) {
            throw new AssertionError(
                    new Report(this, classes).format(result.getFailureReport().getDetails()));
        }
    }
}
