package id.sesi.application.diagnosis;

import java.util.Locale;
import java.util.regex.Pattern;

/** The styles of names of JSON members, other than the snake_case of the contract. */
enum NameStyle {
    CAMEL_CASE("camelCase"),
    PASCAL_CASE("PascalCase"),
    GO("PascalCase, as in Go");

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    private final String description;

    NameStyle(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /** {@return the snake_case name in this style} */
    String apply(String name) {
        String camelCase = UNDERSCORE.matcher(name).replaceAll(match -> upper(match.group(1)));
        return switch (this) {
            case CAMEL_CASE -> camelCase;
            case PASCAL_CASE -> upper(camelCase);
            case GO -> upper(camelCase).replaceFirst("Id$", "ID");
        };
    }

    private static String upper(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
