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
                        result.mended().stream()
                                .map(mended -> "::error title="
                                        + property(result.rule().id()) + "::"
                                        + data("mended, so delete it from the baseline: " + mended.type() + ": "
                                                + mended.text()))))
                .toList();
    }

    private String violation(RuleResult result, Violation violation) {
        return "::error file=" + property(sources.fileOf(violation))
                + (violation.line() > 0 ? ",line=" + violation.line() : "")
                + ",title=" + property(result.rule().id()) + "::"
                + data(violation.text() + "\n" + result.rule().reason() + "\n"
                        + result.rule().help());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
