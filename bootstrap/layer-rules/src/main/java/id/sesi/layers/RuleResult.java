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
 * @param obsoleteEntries the entries of the baseline whose violations no longer exist
 * @since 1.0.0
 */
public record RuleResult(
        LayerRule rule,
        Optional<String> leftOut,
        List<String> exemptions,
        SortedSet<Violation> violations,
        int known,
        List<Baseline.Entry> obsoleteEntries) {

    /** {@return whether the result requires no action: the rule has no new violation and no obsolete entry, or was left out} */
    public boolean passed() {
        return violations.isEmpty() && obsoleteEntries.isEmpty();
    }
}
