package id.sesi.layers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes a report as text. The first line about a rule contains the rule and the first place, because some tools show only that line.
 */
record ReportText(LayerReport report) {

    private static final Set<String> ALLOW_LISTS = Set.of(
            "domain-uses-only-allowed-packages",
            "application-uses-only-allowed-packages",
            "ports-expose-only-the-inside");
    private static final int MAX_PLACES = 20;
    private static final int MAX_AT_ONE_PLACE = 5;
    private static final int MAX_HINTS = 5;

    static String title(RuleResult result) {
        int more = result.violations().size() + result.mended().size() - 1;
        String first = result.violations().isEmpty()
                ? "is mended at " + result.mended().get(0).type()
                : "is broken " + result.violations().first().place();
        return "layer rule " + result.rule().id() + " " + first + (more > 0 ? ", and " + more + " more" : "");
    }

    String of(RuleResult result) {
        StringBuilder text = new StringBuilder(title(result)).append("\n\n");
        Map<String, List<Violation>> places = result.violations().stream()
                .collect(Collectors.groupingBy(Violation::place, LinkedHashMap::new, Collectors.toList()));
        places.entrySet().stream().limit(MAX_PLACES).forEach(entry -> {
            List<Violation> violations = entry.getValue();
            text.append("  ").append(entry.getKey()).append('\n');
            violations.stream()
                    .limit(MAX_AT_ONE_PLACE)
                    .forEach(violation ->
                            text.append("     ").append(violation.text()).append('\n'));
            if (violations.size() > MAX_AT_ONE_PLACE) {
                text.append("     and ")
                        .append(violations.size() - MAX_AT_ONE_PLACE)
                        .append(" more\n");
            }
        });
        if (places.size() > MAX_PLACES) {
            text.append("  and ").append(places.size() - MAX_PLACES).append(" more places\n");
        }
        for (Baseline.Entry mended : result.mended()) {
            text.append("  mended: ")
                    .append(mended.type())
                    .append("\n     ")
                    .append(mended.text())
                    .append('\n');
        }
        if (!result.violations().isEmpty()) {
            text.append("\n  why   ").append(result.rule().reason());
            text.append("\n  help  ").append(result.rule().help()).append('\n');
            hints(result).forEach(hint -> text.append("        ").append(hint).append('\n'));
        }
        if (!result.mended().isEmpty()) {
            text.append(
                    "\n  help  delete these lines from the baseline, so that the violations cannot return: run the check"
                            + " with --shrink-baseline or -Dsesi.layers.baseline=shrink\n");
        }
        result.exemptions()
                .forEach(each -> text.append("  exempt  ").append(each).append('\n'));
        return text.append("  read  ")
                .append(report.pageOf(result.rule()))
                .append('\n')
                .toString();
    }

    /** {@return the settings that would allow what the violations use} */
    private SortedSet<String> hints(RuleResult result) {
        SortedSet<String> hints = new TreeSet<>();
        if (!ALLOW_LISTS.contains(result.rule().id())) {
            return hints;
        }
        for (Violation violation : result.violations()) {
            report.hexagon()
                    .layerOf(violation.type())
                    .ifPresent(layer -> violation
                            .targetPackage()
                            .filter(target -> !report.hexagon().owns(target + ".X"))
                            .ifPresent(target -> hints.add(".allowing(Layer." + layer.name() + ", \"" + target
                                    + "\", \"because …\")   or   allow." + layer + "." + target + " = because …")));
        }
        while (hints.size() > MAX_HINTS) {
            hints.remove(hints.last());
        }
        return hints;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<RuleResult> results = report.results();
        results.stream()
                .filter(result -> !result.passed())
                .forEach(result -> text.append(of(result)).append('\n'));
        long broken = results.stream().filter(result -> !result.passed()).count();
        long leftOut =
                results.stream().filter(result -> result.leftOut().isPresent()).count();
        text.append(report.hexagon().root())
                .append(": ")
                .append(results.size() - leftOut)
                .append(" rules checked, ")
                .append(broken)
                .append(" broken\n");
        for (RuleResult result : results) {
            String id = result.rule().id();
            result.leftOut().ifPresent(reason -> line(text, "left out", id + ": " + reason));
            result.exemptions().forEach(each -> line(text, "exempt", id + ", " + each));
            if (result.known() > 0) {
                line(text, "known", id + ": " + result.known() + " in the baseline");
            }
        }
        Map<String, List<String>> allowed = report.hexagon().allowances().stream()
                .collect(Collectors.groupingBy(
                        each -> each.code() + ": " + each.reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> each.layer().toString(), Collectors.toList())));
        allowed.forEach((code, layers) -> line(text, "allowed", String.join(" ", layers) + ", " + code));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String rest) {
        text.append(String.format(Locale.ROOT, "  %-8s  %s%n", what, rest));
    }
}
