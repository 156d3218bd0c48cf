package id.sesi.layers.check;

import id.sesi.layers.LayerReport;
import id.sesi.layers.LayerRule;
import id.sesi.layers.Pages;
import id.sesi.layers.RuleResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes reports as SARIF 2.1.0, with one run for each hexagon. */
record Sarif(Sources sources) {

    String of(List<LayerReport> reports) {
        return Json.write(map(
                        "$schema",
                        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                        "version",
                        "2.1.0",
                        "runs",
                        reports.stream().map(this::run).toList()))
                + "\n";
    }

    private Map<String, Object> run(LayerReport report) {
        List<Object> results = new ArrayList<>();
        for (RuleResult result : report.results()) {
            int index = report.results().indexOf(result);
            result.violations()
                    .forEach(violation -> results.add(result(
                            result.rule(), index, violation.type(), violation.text(), sources.locationOf(violation))));
            result.obsoleteEntries()
                    .forEach(obsolete -> results.add(result(
                            result.rule(),
                            index,
                            obsolete.type(),
                            "this violation no longer exists; delete it from the baseline: " + obsolete.type() + ": "
                                    + obsolete.text(),
                            sources.locationOf(obsolete))));
        }
        return map(
                "tool",
                map(
                        "driver",
                        map(
                                "name",
                                "sesi-layer-rules",
                                "rules",
                                report.results().stream()
                                        .map(result -> rule(report, result))
                                        .toList())),
                "automationDetails",
                map("id", "layers/" + report.hexagon().root()),
                "columnKind",
                "utf16CodeUnits",
                "results",
                results,
                "properties",
                map("reasons", report.reasons()));
    }

    private static Map<String, Object> rule(LayerReport report, RuleResult result) {
        LayerRule rule = result.rule();
        Map<String, Object> described = map(
                "id",
                rule.id(),
                "shortDescription",
                map("text", rule.reason()),
                "help",
                map("text", rule.help(), "markdown", Pages.section(rule.id()).orElse(rule.help())),
                "defaultConfiguration",
                map("enabled", result.leftOut().isEmpty(), "level", "error"));
        String page = report.pageOf(rule);
        if (page.startsWith("http")) {
            described.put("helpUri", page);
        }
        result.leftOut().ifPresent(reason -> described.put("properties", map("leftOut", reason)));
        return described;
    }

    private static Map<String, Object> result(
            LayerRule rule, int index, String type, String text, Sources.Location location) {
        return map(
                "ruleId",
                rule.id(),
                "ruleIndex",
                index,
                "level",
                "error",
                "message",
                map("text", text),
                "locations",
                List.of(map(
                        "physicalLocation",
                        map(
                                "artifactLocation",
                                map("uri", uriOf(location.file())),
                                "region",
                                map("startLine", location.line())),
                        "logicalLocations",
                        List.of(map("fullyQualifiedName", type, "kind", "type")))),
                "partialFingerprints",
                map("violation/v1", Integer.toHexString(Objects.hash(rule.id(), type, text))));
    }

    private static String uriOf(String file) {
        try {
            return new URI(file.startsWith("/") ? "file" : null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@return a map that keeps the order of its keys} */
    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
