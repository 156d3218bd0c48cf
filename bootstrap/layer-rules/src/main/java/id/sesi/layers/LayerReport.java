package id.sesi.layers;

import java.util.List;
import java.util.Optional;

/**
 * The result of a check: what each rule found, and what was not checked and why.
 *
 * @param hexagon the hexagon
 * @param results one result for each rule
 * @param pages the location of the page that explains the rules
 * @since 1.0.0
 */
public record LayerReport(Hexagon hexagon, List<RuleResult> results, String pages) {

    /** Creates a report. */
    public LayerReport {
        results = List.copyOf(results);
    }

    /** {@return whether no rule is broken} */
    public boolean passed() {
        return results.stream().allMatch(RuleResult::passed);
    }

    /** {@return the result of a rule; empty if the rule is not part of the check} */
    public Optional<RuleResult> resultOf(String rule) {
        return results.stream()
                .filter(result -> result.rule().id().equals(rule))
                .findFirst();
    }

    /**
     * Does nothing if no rule is broken.
     *
     * @throws LayerViolationError if a rule is broken; its text is that of {@link #toString()}
     */
    public void orThrow() {
        if (!passed()) {
            List<RuleResult> broken =
                    results.stream().filter(result -> !result.passed()).toList();
            throw new LayerViolationError(
                    broken.stream().map(ReportText::title).findFirst().orElse(""), toString());
        }
    }

    /**
     * Does nothing if the rule of the result is not broken.
     *
     * @throws LayerViolationError if it is
     */
    public void orThrow(RuleResult result) {
        if (!result.passed()) {
            throw new LayerViolationError(ReportText.title(result), new ReportText(this).describe(result));
        }
    }

    /** {@return the address of the section that explains the rule} */
    public String pageOf(LayerRule rule) {
        return pages + "#" + rule.id();
    }

    /**
     * {@return what was not checked, and what is allowed, one line each with its reason: missing layers, rules that are left out,
     * exemptions, violations of the baseline, and allowances}
     */
    public List<String> reasons() {
        return new ReportText(this).reasons();
    }

    /** {@return the report as text: each violation once with its place, and all reasons} */
    @Override
    public String toString() {
        return new ReportText(this).toString();
    }
}
