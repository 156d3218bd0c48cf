package id.sesi.layers.check;

import id.sesi.layers.LayerReport;
import id.sesi.layers.RuleResult;
import java.util.List;
import java.util.stream.Stream;

/** Writes violations as workflow commands of GitHub Actions, which shows them at the lines of a pull request. */
record GitHubAnnotations(Sources sources) {

    List<String> of(List<LayerReport> reports) {
        return reports.stream()
                .flatMap(report -> report.results().stream())
                .flatMap(result -> Stream.concat(
                        result.violations().stream()
                                .map(violation -> annotation(
                                        result,
                                        sources.locationOf(violation),
                                        violation.text() + "\n" + result.rule().reason() + "\n"
                                                + result.rule().help())),
                        result.obsoleteEntries().stream()
                                .map(obsolete -> annotation(
                                        result,
                                        sources.locationOf(obsolete),
                                        "this violation no longer exists; delete it from the baseline: "
                                                + obsolete.type() + ": " + obsolete.text()))))
                .toList();
    }

    private static String annotation(RuleResult result, Sources.Location location, String text) {
        return "::error file=" + escapeProperty(location.file()) + ",line=" + location.line() + ",title="
                + escapeProperty(result.rule().id()) + "::" + escapeData(text);
    }

    private static String escapeData(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String escapeProperty(String text) {
        return escapeData(text).replace(":", "%3A").replace(",", "%2C");
    }
}
