package id.sesi.layers;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place in the code that breaks a rule.
 *
 * @param type the full name of the class, or of the package, that breaks the rule
 * @param file the name of the source file without a folder; empty if unknown
 * @param line the line in the source file, or 0 if unknown: class files have no lines for fields and interfaces
 * @param text what is wrong, in one sentence without the line
 * @since 1.0.0
 */
public record Violation(String type, String file, int line, String text) implements Comparable<Violation> {

    private static final Comparator<Violation> ORDER = Comparator.comparing(Violation::type)
            .thenComparing(Violation::file)
            .thenComparingInt(Violation::line)
            .thenComparing(Violation::text);
    private static final Pattern NAME = Pattern.compile("<([^<>]+)>");

    @Override
    public int compareTo(Violation other) {
        return ORDER.compare(this, other);
    }

    /**
     * {@return the place in the format of a stack trace: type, file and line} Consoles turn it into a link if {@code at} precedes
     * it.
     */
    public String place() {
        String where = file + (line > 0 ? ":" + line : "");
        return type + (where.isEmpty() ? "" : "(" + where + ")");
    }

    /** {@return the package of the class that the violation is about; empty if the text names none} */
    Optional<String> targetPackage() {
        Matcher names = NAME.matcher(text);
        String last = "";
        while (names.find()) {
            last = names.group(1).replaceFirst("\\(.*", "");
        }
        String name = last.replaceFirst("\\.\\p{javaUpperCase}.*", "");
        return name.isEmpty() || name.equals(last) ? Optional.empty() : Optional.of(name);
    }
}
