package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The failure message of a rule. Its first line contains the rule and the first location, because some tools show only that
 * line. Locations have the format of a stack trace, so that consoles turn them into links. The message is built from the texts
 * of ArchUnit's violations, because a frozen rule provides nothing else.
 */
record Report(LayerRule rule, JavaClasses classes) {

    private static final Pattern LOCATION = Pattern.compile(" in \\(([^()]+):(\\d+)\\)");
    private static final Pattern NAME = Pattern.compile("<([^<>\\[(]+)");

    /** @param line 0 if unknown */
    private record Location(String name, String file, int line) implements Comparable<Location> {

        @Override
        public int compareTo(Location other) {
            return Comparator.comparing(Location::name)
                    .thenComparing(Location::file)
                    .thenComparingInt(Location::line)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            String where = file + (line > 0 ? ":" + line : "");
            return "at " + name + (where.isEmpty() ? "" : "(" + where + ")");
        }
    }

    String format(List<String> details) {
        SortedMap<Location, NavigableSet<String>> violations = new TreeMap<>();
        for (String detail : details) {
            Optional<JavaClass> origin = origin(detail);
            violations
                    .computeIfAbsent(location(detail, origin), location -> new TreeSet<>())
                    .add(what(detail, origin));
        }
        int count = violations.values().stream().mapToInt(NavigableSet::size).sum();
        StringBuilder report = new StringBuilder(200);
        report.append("layer rule ").append(rule.name()).append(" is broken ").append(violations.firstKey());
        if (count > 1) {
            report.append(", and ").append(count - 1).append(" more");
        }
        report.append("\n\n");
        violations.forEach((location, what) -> {
            report.append("  ").append(location).append('\n');
            what.forEach(each -> report.append("     ").append(each).append('\n'));
        });
        report.append("\n  why   ").append(rule.reason());
        return report.append("\n  read  ").append(rule.pages()).append('\n').toString();
    }

    private static Location location(String detail, Optional<JavaClass> origin) {
        Matcher named = NAME.matcher(detail);
        String name = origin.map(JavaClass::getName).orElseGet(() -> named.find() ? named.group(1) : detail);
        Matcher where = LOCATION.matcher(detail);
        if (!where.find()) {
            return new Location(name, "", 0);
        }
        int line = Integer.parseInt(where.group(2));
        return new Location(
                name,
                where.group(1),
                line > 0 ? line : origin.map(Report::firstLine).orElse(0));
    }

    /** {@return the text of the violation without its location, which the report shows one line above} */
    private static String what(String detail, Optional<JavaClass> origin) {
        String what = LOCATION.matcher(detail).replaceFirst("").replace("\n", "\n     ");
        return origin.map(JavaClass::getName)
                .map(name -> what.replace("<" + name, "<" + name.substring(name.lastIndexOf('.') + 1)))
                .orElse(what);
    }

    /**
     * {@return the class that violates the rule; empty if this class is not among the checked classes} The text names this class
     * first. If the text is about a parameter, it names the type of the parameter first, and this class second.
     */
    private Optional<JavaClass> origin(String detail) {
        Matcher named = NAME.matcher(detail);
        int start = detail.startsWith("Parameter <") ? detail.indexOf("> of ") : 0;
        String name = named.find(start) ? named.group(1) : "";
        while (!name.isEmpty() && !classes.contain(name)) {
            name = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(classes.get(name));
    }

    /** {@return the first line with code, because class files have no lines for classes and fields; 0 if there is no code} */
    private static int firstLine(JavaClass type) {
        return IntStream.concat(
                        type.getCodeUnits().stream()
                                .map(JavaCodeUnit::getSourceCodeLocation)
                                .mapToInt(location -> location.getLineNumber()),
                        type.getAccessesFromSelf().stream().mapToInt(JavaAccess::getLineNumber))
                .filter(line -> line > 0)
                .min()
                .orElse(0);
    }
}
