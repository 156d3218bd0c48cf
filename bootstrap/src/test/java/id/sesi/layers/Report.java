package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

    String on(List<String> details) {
        SortedMap<String, SortedSet<String>> violations = new TreeMap<>();
        for (String detail : details) {
            Optional<JavaClass> origin = origin(detail);
            violations
                    .computeIfAbsent(place(detail, origin), place -> new TreeSet<>())
                    .add(what(detail, origin));
        }
        StringBuilder report = new StringBuilder(200);
        report.append("layer rule ")
                .append(rule.name())
                .append(" is broken at ")
                .append(violations.firstKey());
        if (details.size() > 1) {
            report.append(", and ").append(details.size() - 1).append(" more");
        }
        report.append("\n\n");
        violations.forEach((place, what) -> {
            report.append("  at ").append(place).append('\n');
            what.forEach(each -> report.append("     ").append(each).append('\n'));
        });
        report.append("\n  why   ").append(rule.why());
        return report.append("\n  read  ").append(rule.pages()).append('\n').toString();
    }

    private static String place(String detail, Optional<JavaClass> origin) {
        Matcher who = WHO.matcher(detail);
        String name = origin.map(JavaClass::getName).orElse(who.find() ? who.group(1) : detail);
        Matcher where = WHERE.matcher(detail);
        if (!where.find()) {
            return name;
        }
        String line = where.group(2).equals("0") ? origin.map(Report::firstLine).orElse("") : ":" + where.group(2);
        return name + "(" + where.group(1) + line + ")";
    }

    /** The place has been said: what remains is shorter without it. A cycle has places of its own. */
    private static String what(String detail, Optional<JavaClass> origin) {
        String what = detail.contains("\n") ? detail : WHERE.matcher(detail).replaceFirst("");
        return origin.map(type -> what.replace("<" + type.getName(), "<" + type.getSimpleName()))
                .orElse(what)
                .replace("\n", "\n     ");
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
}
