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
 * The message of a red build. Its first line has the rule and the first place, because some tools show only that line; places
 * are written as in a stack trace, so that consoles turn them into links. It is made from ArchUnit's sentences, because frozen
 * rules and foreign rules have nothing else in common.
 */
record Report(LayerRule rule, JavaClasses classes) {

    private static final Pattern WHERE = Pattern.compile(" in \\(([^()]+):(\\d+)\\)");
    private static final Pattern NAME = Pattern.compile("<([^<>\\[(]+)");

    /** @param line 0 if unknown */
    private record Place(String name, String file, int line) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::name)
                    .thenComparing(Place::file)
                    .thenComparingInt(Place::line)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            String where = file + (line > 0 ? ":" + line : "");
            return "at " + name + (where.isEmpty() ? "" : "(" + where + ")");
        }
    }

    String on(List<String> details) {
        SortedMap<Place, NavigableSet<String>> violations = new TreeMap<>();
        for (String detail : details) {
            Optional<JavaClass> origin = origin(detail);
            violations
                    .computeIfAbsent(place(detail, origin), place -> new TreeSet<>())
                    .add(what(detail, origin));
        }
        int count = violations.values().stream().mapToInt(NavigableSet::size).sum();
        StringBuilder report = new StringBuilder(200);
        report.append("layer rule ").append(rule.name()).append(" is broken ").append(violations.firstKey());
        if (count > 1) {
            report.append(", and ").append(count - 1).append(" more");
        }
        report.append("\n\n");
        violations.forEach((place, what) -> {
            report.append("  ").append(place).append('\n');
            what.forEach(each -> report.append("     ").append(each).append('\n'));
        });
        report.append("\n  why   ").append(rule.why());
        return report.append("\n  read  ").append(rule.pages()).append('\n').toString();
    }

    private static Place place(String detail, Optional<JavaClass> origin) {
        Matcher named = NAME.matcher(detail);
        String name = origin.map(JavaClass::getName).orElseGet(() -> named.find() ? named.group(1) : detail);
        Matcher where = WHERE.matcher(detail);
        if (!where.find()) {
            return new Place(name, "", 0);
        }
        int line = Integer.parseInt(where.group(2));
        return new Place(
                name,
                where.group(1),
                line > 0 ? line : origin.map(Report::firstLine).orElse(0));
    }

    /** {@return the sentence without its place, which the report shows above it} */
    private static String what(String detail, Optional<JavaClass> origin) {
        String what = WHERE.matcher(detail).replaceFirst("").replace("\n", "\n     ");
        return origin.map(JavaClass::getName)
                .map(name -> what.replace("<" + name, "<" + name.substring(name.lastIndexOf('.') + 1)))
                .orElse(what);
    }

    /** {@return the class that the detail is about: the first one that it names, except for parameters, whose type is first} */
    private Optional<JavaClass> origin(String detail) {
        Matcher named = NAME.matcher(detail);
        int start = detail.startsWith("Parameter <") ? detail.indexOf("> of ") : 0;
        String name = named.find(start) ? named.group(1) : "";
        while (!name.isEmpty() && !classes.contain(name)) {
            name = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(classes.get(name));
    }

    /** Class files have no line for a class or a field; the first line of code is close. Interfaces have none at all. */
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
