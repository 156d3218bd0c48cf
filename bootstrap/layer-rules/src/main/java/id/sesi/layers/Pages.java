package id.sesi.layers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that explains the rules. The artifact contains it, so that it exists wherever the rules run.
 *
 * @since 1.0.0
 */
public final class Pages {

    private static final String NAME = "layer-rules.md";

    private Pages() {}

    /** {@return the address of the page in the artifact} */
    public static String address() {
        return String.valueOf(Pages.class.getResource(NAME));
    }

    /** {@return the section about a rule, in Markdown; empty if the page has no such section} */
    public static Optional<String> section(String rule) {
        Matcher section = Pattern.compile("(?ms)^### " + Pattern.quote(rule) + "$.*?(?=^##)")
                .matcher(text() + "\n##");
        // The examples and the targets of the links exist only in the repository.
        return section.find()
                ? Optional.of(section.group()
                        .replaceAll("(?m)^Violated by .*$", "")
                        .replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1")
                        .strip())
                : Optional.empty();
    }

    /** {@return the command that prints the section about a rule; it needs only the jar or folder of this class} */
    static String commandFor(String rule) {
        String home = address().replaceFirst("^jar:", "").replaceFirst("!?/id/sesi/layers/.*$", "");
        String path = home.startsWith("file:") ? Path.of(URI.create(home)).toString() : home;
        return commandFor(path, rule);
    }

    static String commandFor(String path, String rule) {
        return path.endsWith("-all.jar")
                ? "java -jar \"" + path + "\" explain " + rule
                : "java -cp \"" + path + "\" id.sesi.layers.check.Main explain " + rule;
    }

    private static String text() {
        try (InputStream in = requireNonNull(Pages.class.getResourceAsStream(NAME), NAME)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
