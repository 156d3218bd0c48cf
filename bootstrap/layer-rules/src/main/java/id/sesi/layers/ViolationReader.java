package id.sesi.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads a violation from the text that ArchUnit writes. ArchUnit has many types of violations, but their texts have one form. */
record ViolationReader(JavaClasses classes) {

    private static final Pattern LOCATION = Pattern.compile(" in \\(([^()]+):(\\d+)\\)");
    private static final Pattern NAME = Pattern.compile("<([^<>\\[(]+)");

    SortedSet<Violation> read(List<String> details) {
        SortedSet<Violation> violations = new TreeSet<>();
        details.forEach(detail -> violations.add(violation(detail)));
        return violations;
    }

    private Violation violation(String detail) {
        Optional<JavaClass> origin = origin(detail);
        Matcher named = NAME.matcher(detail);
        String type = origin.map(JavaClass::getName).orElseGet(() -> named.find() ? named.group(1) : detail);
        Matcher where = LOCATION.matcher(detail);
        if (!where.find()) {
            return new Violation(type, "", 0, text(detail, origin));
        }
        int line = Integer.parseInt(where.group(2));
        return new Violation(
                type,
                where.group(1),
                line > 0 ? line : origin.map(ViolationReader::firstLine).orElse(0),
                text(detail, origin));
    }

    /** {@return the text of the violation without its location, and with the short name of its class} */
    private static String text(String detail, Optional<JavaClass> origin) {
        String what = LOCATION.matcher(detail).replaceFirst("").replaceAll("\\s+", " ");
        return origin.map(JavaClass::getName)
                .map(name -> what.replace("<" + name, "<" + name.substring(name.lastIndexOf('.') + 1)))
                .orElse(what);
    }

    /**
     * {@return the class that violates the rule; empty if this class is not among the checked classes} Usually, the text
     * names it first. If the text is about a parameter, it names the type of the parameter first and that class second.
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
