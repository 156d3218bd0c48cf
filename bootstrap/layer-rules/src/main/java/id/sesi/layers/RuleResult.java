package id.sesi.layers;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the check of one rule found.
 *
 * @param rule the rule
 * @param leftOut why the rule was not checked; empty if it was
 * @param exemptions the classes whose violations do not count, each with its reason
 * @param violations the violations, without those that the baseline knows
 * @param known how many violations the baseline knows
 * @param mended violations of the baseline that no longer exist
 * @since 1.0.0
 */
public record RuleResult(
        LayerRule rule,
        Optional<String> leftOut,
        List<String> exemptions,
        SortedSet<Violation> violations,
        int known,
        List<Baseline.Entry> mended) {

    /** {@return whether the rule was checked, or left out with a reason, and nothing is to be done} */
    public boolean passed() {
        return violations.isEmpty() && mended.isEmpty();
    }
}
