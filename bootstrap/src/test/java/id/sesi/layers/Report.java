package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a red build shows. Build tools repeat the first line in their summaries, so that has the rule and the first place;
 * a place is written as in a stack trace, as consoles make links of those.
 */
record Report(LayerRule rule, JavaClasses classes) {

    private static final Pattern WHERE = Pattern.compile(" in \\(([^()]+):(\\d+)\\)");
    private static final Pattern WHO = Pattern.compile("<([\\w.$]+)");

    String on(List<String> violations) {
        List<Violation> sorted = violations.stream()
                .map(this::violation)
                .sorted((one, other) -> one.place.compareTo(other.place))
                .toList();
        StringBuilder report = new StringBuilder(200);
        report.append("layer rule ").append(rule.name()).append(" is broken ").append(sorted.get(0).place);
        if (sorted.size() > 1) {
            report.append(", and ").append(sorted.size() - 1).append(" more");
        }
        report.append("\n\n");
        sorted.forEach(violation -> report.append("  ")
                .append(violation.place)
                .append("\n     ")
                .append(violation.what.replace("\n", "\n     "))
                .append('\n'));
        return report.append("\n  why   ")
                .append(rule.why())
                .append("\n  read  ")
                .append(rule.pages())
                .append('\n')
                .toString();
    }

    private Violation violation(String detail) {
        Optional<JavaClass> origin = origin(detail);
        Matcher who = WHO.matcher(detail);
        String place = "at " + origin.map(JavaClass::getName).orElse(who.find() ? who.group(1) : detail);
        Matcher where = WHERE.matcher(detail);
        if (where.find()) {
            String line = where.group(2);
            String known = line.equals("0") ? origin.map(Report::firstLine).orElse("") : ":" + line;
            place += "(" + where.group(1) + known + ")";
        }
        boolean oneLine = !detail.contains("\n");
        return new Violation(place, oneLine ? where.replaceFirst("") : detail);
    }

    /** {@return the class that the detail names first, of whatever member it speaks} */
    private Optional<JavaClass> origin(String detail) {
        Matcher who = WHO.matcher(detail);
        String name = who.find() ? who.group(1) : "";
        while (!name.isEmpty() && !classes.contain(name)) {
            name = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(classes.get(name));
    }

    /** Class files have no line for a class or a field; that of the first code is near. Interfaces have none at all. */
    private static String firstLine(JavaClass type) {
        return IntStream.concat(
                        type.getCodeUnits().stream()
                                .map(JavaCodeUnit::getSourceCodeLocation)
                                .mapToInt(location -> location.getLineNumber()),
                        type.getAccessesFromSelf().stream().mapToInt(JavaAccess::getLineNumber))
                .filter(line -> line > 0)
                .boxed()
                .min(Comparator.naturalOrder())
                .map(line -> ":" + line)
                .orElse("");
    }

    private record Violation(String place, String what) {}
}
