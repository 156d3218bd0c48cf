package id.sesi.adapters.cli.command;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The output formats of {@code sesi doctor}. */
enum ReportFormat {
    /** For people: a line for each check, with the advice in a second line. */
    TEXT,
    /** For scripts. */
    JSON;

    static final List<String> NAMES = Stream.of(values())
            .map(format -> format.name().toLowerCase(Locale.ROOT))
            .toList();

    /** @param name one of {@link #NAMES} */
    static ReportFormat named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String format(List<Check> checks, boolean indented) {
        return switch (this) {
            case TEXT -> checks.stream().map(ReportFormat::text).collect(Collectors.joining("\n"));
            case JSON ->
                Json.object(indented, json -> {
                    json.name("passed").value(checks.stream().noneMatch(Check::isFailed));
                    json.name("checks").beginArray();
                    for (Check check : checks) {
                        write(check, json);
                    }
                    json.endArray();
                });
        };
    }

    private static String text(Check check) {
        String verdict = switch (check.verdict()) {
            case PASSED -> "ok";
            case FAILED -> "FAILED";
            case WARNING -> "warning";
            case SKIPPED -> "skipped";
        };
        String line = String.format(Locale.ROOT, "%-8s %-21s %s", verdict, check.name(), check.finding());
        return ErrorOutput.escape(line)
                + (check.advice().isEmpty()
                        ? ""
                        : "\n" + " ".repeat(28) + "to do: " + ErrorOutput.escape(check.advice()));
    }

    private static void write(Check check, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("name").value(check.name());
        json.name("verdict").value(check.verdict().name().toLowerCase(Locale.ROOT));
        json.name("finding").value(check.finding());
        json.name("advice").value(check.advice());
        json.endObject();
    }
}
