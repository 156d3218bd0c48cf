package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.SortedSet;

/**
 * One rule, with its reason and what helps if code breaks it.
 *
 * @param id the name, in lower case with hyphens; also the anchor of the section in {@code layer-rules.md}
 * @param rule the rule that ArchUnit evaluates; only {@link #violations} may be called by several threads
 * @param reason why the rule exists, in one line
 * @param help what to do about a violation, in one line
 * @param requiredLayers the layers that the rule needs; if the hexagon lacks one of them, the rule is left out
 * @since 1.0.0
 */
public record LayerRule(String id, ArchRule rule, String reason, String help, Set<Layer> requiredLayers) {

    /** Creates a rule. ArchUnit's setting that lets rules pass without classes has no effect on it. */
    public LayerRule {
        rule = rule.allowEmptyShould(false);
        requiredLayers = Set.copyOf(requiredLayers);
    }

    /** {@return the violations of the classes, each of them once} Several threads may call this method. */
    public SortedSet<Violation> violations(JavaClasses classes) {
        // ArchUnit passes all classes to a condition before it passes each class, so a condition may have state.
        synchronized (rule) {
            return new ViolationReader(classes)
                    .read(rule.evaluate(classes).getFailureReport().getDetails());
        }
    }
}
