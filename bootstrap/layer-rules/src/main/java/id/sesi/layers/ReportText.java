package id.sesi.layers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a report as text. The first line about a rule contains the rule and the first place, because some tools show only that line.
 */
record ReportText(LayerReport report) {

    private static final Set<String> RULES_WITH_ALLOW_LIST = Set.of(
            "domain-uses-only-allowed-packages",
            "application-uses-only-allowed-packages",
            "ports-expose-only-the-inside");
    private static final int MAX_PLACES = 20;
    private static final int MAX_AT_ONE_PLACE = 5;

    static String title(RuleResult result) {
        int more = result.violations().size() + result.obsoleteEntries().size() - 1;
        String first = result.violations().isEmpty()
                ? ": the baseline still lists a violation that no longer exists at "
                        + result.obsoleteEntries().get(0).type()
                : " is broken at " + result.violations().first().place();
        return "layer rule " + result.rule().id() + first + (more > 0 ? ", and " + more + " more" : "");
    }

    /** {@return the text about one rule} */
    String describe(RuleResult result) {
        StringBuilder text = new StringBuilder(title(result)).append("\n\n");
        Map<String, List<Violation>> places = result.violations().stream()
                .collect(Collectors.groupingBy(Violation::place, LinkedHashMap::new, Collectors.toList()));
        places.entrySet().stream().limit(MAX_PLACES).forEach(entry -> {
            List<Violation> violations = entry.getValue();
            text.append("  at ").append(entry.getKey()).append('\n');
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
            text.append("  and ")
                    .append(places.size() - MAX_PLACES)
                    .append(" more places; the program's option --sarif reports all\n");
        }
        for (Baseline.Entry obsolete : result.obsoleteEntries()) {
            text.append("  no longer exists: ")
                    .append(obsolete.type())
                    .append("\n     ")
                    .append(obsolete.text())
                    .append('\n');
        }
        if (!result.violations().isEmpty()) {
            text.append("\n  why   ").append(result.rule().reason());
            text.append("\n  help  ").append(result.rule().help()).append('\n');
            hints(result).forEach(hint -> text.append("        ").append(hint).append('\n'));
        }
        if (!result.obsoleteEntries().isEmpty()) {
            text.append(
                    "\n  help  delete these lines from the baseline, so that the violations cannot return: run the check"
                            + " with --shrink-baseline or -Dsesi.layers.baseline=shrink\n");
        }
        result.exemptions()
                .forEach(each -> text.append("  exempt  ").append(each).append('\n'));
        return text.append("  read  ")
                .append(section(result.rule()))
                .append('\n')
                .toString();
    }

    /** {@return where to read about the rule: a web browser cannot open the page in the artifact, so a command prints it} */
    private String section(LayerRule rule) {
        return report.pages().equals(Pages.address()) ? Pages.commandFor(rule.id()) : report.pageOf(rule);
    }

    /** {@return the settings that would allow what the violations use, beginning with the one that allows most} */
    private List<String> hints(RuleResult result) {
        if (!RULES_WITH_ALLOW_LIST.contains(result.rule().id())) {
            return List.of();
        }
        Map<String, Long> uses = result.violations().stream()
                .flatMap(violation -> hint(violation).stream())
                .collect(Collectors.groupingBy(hint -> hint, TreeMap::new, Collectors.counting()));
        return uses.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<String> hint(Violation violation) {
        return report.hexagon()
                .layerOf(violation.type())
                .flatMap(layer -> violation
                        .targetPackage()
                        .filter(target -> !report.hexagon().owns(target + ".X"))
                        .map(target -> ".allowing(Layer." + layer.name() + ", \"" + target
                                + "\", \"because …\")   or   allow." + layer + "." + target + " = because …"));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<RuleResult> results = report.results();
        results.stream()
                .filter(result -> !result.passed())
                .forEach(result -> text.append(describe(result)).append('\n'));
        long broken = results.stream().filter(result -> !result.passed()).count();
        long leftOut =
                results.stream().filter(result -> result.leftOut().isPresent()).count();
        text.append(report.hexagon().root())
                .append(": ")
                .append(results.size() - leftOut)
                .append(" rules checked, ")
                .append(broken)
                .append(" broken\n");
        reasons().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    List<String> reasons() {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(report.hexagon().missingLayers())
                .forEach((layer, reason) -> lines.add(line("missing", layer + ": " + reason)));
        for (RuleResult result : report.results()) {
            String id = result.rule().id();
            result.leftOut().ifPresent(reason -> lines.add(line("left out", id + ": " + reason)));
            result.exemptions().forEach(each -> lines.add(line("exempt", id + ", " + each)));
            if (result.known() > 0) {
                lines.add(line("known", id + ": " + result.known() + " in the baseline"));
            }
        }
        Map<String, List<String>> allowed = report.hexagon().allowances().stream()
                .collect(Collectors.groupingBy(
                        each -> each.code() + ": " + each.reason(),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> each.layer().toString(), Collectors.toList())));
        allowed.forEach((code, layers) -> lines.add(line("allowed", String.join(" ", layers) + ", " + code)));
        return lines;
    }

    private static String line(String what, String rest) {
        return String.format(Locale.ROOT, "%-8s  %s", what, rest);
    }
}
