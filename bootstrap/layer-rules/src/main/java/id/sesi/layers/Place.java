package id.sesi.layers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A pattern for packages or classes, such as {@code lending.*.model}. A package contains the packages below it. A last part whose
 * first letter is in upper case is a class. An asterisk stands for one package, or for any letters of a class name.
 *
 * @param name the pattern as it was given
 * @param parts the parts of the full name
 * @param kind what the pattern matches
 */
record Place(String name, List<String> parts, Kind kind) {

    /** If several places match a class, the longest one is used. If they are equally long, the one with the fewest asterisks is used. */
    static final Comparator<Place> BY_PRECISION = Comparator.<Place>comparingInt(place -> place.parts.size())
            .thenComparing(Place::kind)
            .thenComparingLong(place ->
                    -place.parts.stream().filter(part -> part.contains("*")).count());

    private static final Pattern SYNTAX = Pattern.compile("(?U)[\\w$*]+(\\.[\\w$*]+)*");

    private static final Pattern CLASS_NAME = Pattern.compile("(?U)\\**\\p{Lu}.*");

    enum Kind {
        PACKAGES,
        ONE_PACKAGE,
        CLASS
    }

    /**
     * {@return the place}
     *
     * @param name a name relative to the root package, a full name that starts with the root package, or {@code .} for the root
     *     package without the packages below it
     * @throws IllegalArgumentException if the name is not such a pattern
     */
    static Place of(String root, String name) {
        if (name.equals(".")) {
            return new Place(name, List.of(root.split("\\.", -1)), Kind.ONE_PACKAGE);
        }
        if (!SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException("cannot read the place \"" + name
                    + "\"; write a package such as adapter.in.web, a class such as Main, or . for the root package");
        }
        String full = name.equals(root) || name.startsWith(root + ".") ? name : root + "." + name;
        List<String> parts = List.of(full.split("\\.", -1));
        boolean isClass = CLASS_NAME.matcher(parts.get(parts.size() - 1)).matches();
        return new Place(name, parts, isClass ? Kind.CLASS : Kind.PACKAGES);
    }

    /** {@return the part of the class name that this place matches, such as the package of one adapter; empty if none} */
    Optional<String> match(String type) {
        int nested = type.indexOf('$');
        List<String> found = List.of((nested < 0 ? type : type.substring(0, nested)).split("\\.", -1));
        int expected = parts.size();
        boolean fits = switch (kind) {
            case PACKAGES -> found.size() > expected;
            case ONE_PACKAGE -> found.size() == expected + 1;
            case CLASS -> found.size() == expected;
        };
        if (!fits || !IntStream.range(0, expected).allMatch(i -> matches(parts.get(i), found.get(i)))) {
            return Optional.empty();
        }
        return Optional.of(found.stream().limit(expected).collect(Collectors.joining(".")));
    }

    private static boolean matches(String pattern, String name) {
        return pattern.contains("*")
                ? Pattern.matches(pattern.replace("$", "\\$").replace("*", ".*"), name)
                : pattern.equals(name);
    }

    String fullName() {
        return String.join(".", parts);
    }
}
