package id.sesi.layers.check;

import id.sesi.layers.LayerReport;
import id.sesi.layers.LayerViolationError;
import id.sesi.layers.RuleResult;
import java.util.List;

/** Writes reports as JUnit XML: one suite for each hexagon, and one test for each rule. */
final class JUnitXml {

    private JUnitXml() {}

    static String of(List<LayerReport> reports) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        reports.forEach(report -> suite(report, xml));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(LayerReport report, StringBuilder xml) {
        List<RuleResult> results = report.results();
        xml.append("  <testsuite name=\"")
                .append(escape(report.hexagon().root()))
                .append("\" tests=\"")
                .append(results.size())
                .append("\" failures=\"")
                .append(results.stream().filter(result -> !result.passed()).count())
                .append("\" errors=\"0\" skipped=\"")
                .append(results.stream()
                        .filter(result -> result.leftOut().isPresent())
                        .count())
                .append("\">\n");
        results.forEach(result -> test(report, result, xml));
        xml.append("    <system-out>")
                .append(escape(String.join("\n", report.reasons())))
                .append("</system-out>\n");
        xml.append("  </testsuite>\n");
    }

    private static void test(LayerReport report, RuleResult result, StringBuilder xml) {
        xml.append("    <testcase classname=\"")
                .append(escape(report.hexagon().root()))
                .append("\" name=\"")
                .append(escape(result.rule().id()))
                .append("\" time=\"0\">");
        result.leftOut()
                .ifPresent(reason -> xml.append("<skipped message=\"")
                        .append(escape("left out: " + reason))
                        .append("\"/>"));
        try {
            report.orThrow(result);
        } catch (LayerViolationError broken) {
            xml.append("<failure type=\"layer-rule\" message=\"")
                    .append(escape(String.valueOf(broken.getMessage())))
                    .append("\">")
                    .append(escape(broken.toString()))
                    .append("</failure>");
        }
        xml.append("</testcase>\n");
    }

    /** Also drops the characters that XML 1.0 cannot contain. */
    private static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
