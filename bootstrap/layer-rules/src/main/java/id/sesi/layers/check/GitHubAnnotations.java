package id.sesi.layers.check;

import id.sesi.layers.LayerReport;
import id.sesi.layers.RuleResult;
import id.sesi.layers.Violation;
import java.util.List;
import java.util.stream.Stream;

/** Writes violations as workflow commands of GitHub Actions, which shows them at the lines of a pull request. */
record GitHubAnnotations(Sources sources) {

    List<String> of(List<LayerReport> reports) {
        return reports.stream()
                .flatMap(report -> report.results().stream())
                .flatMap(result -> Stream.concat(
                        result.violations().stream().map(violation -> violation(result, violation)),
                        result.obsoleteEntries().stream()
                                .map(obsolete -> "::error title="
                                        + escapeProperty(result.rule().id()) + "::"
                                        + escapeData("this violation no longer exists; delete it from the baseline: "
                                                + obsolete.type() + ": " + obsolete.text()))))
                .toList();
    }

    private String violation(RuleResult result, Violation violation) {
        return "::error file=" + escapeProperty(sources.fileOf(violation))
                + (violation.line() > 0 ? ",line=" + violation.line() : "")
                + ",title=" + escapeProperty(result.rule().id()) + "::"
                + escapeData(violation.text() + "\n" + result.rule().reason() + "\n"
                        + result.rule().help());
    }

    private static String escapeData(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String escapeProperty(String text) {
        return escapeData(text).replace(":", "%3A").replace(",", "%2C");
    }
}
