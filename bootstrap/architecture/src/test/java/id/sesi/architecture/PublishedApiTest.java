package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.layers.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public types of the published modules (docs/versions.md). */
class PublishedApiTest {

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?ms)^/\\*\\*(?<doc>.*?)\\*/\\s*(?:^@[^\n]*\n)*^public (?:\\w+ |non-sealed )*(?:class|interface|record|enum) ");

    @Test
    void every_public_type_says_which_version_introduced_it() throws IOException {
        List<Path> types = new ArrayList<>();
        List<Path> withoutVersion = new ArrayList<>();
        for (String module : published()) {
            Path sources = Modules.ROOT.resolve(module).resolve("src/main/java");
            String exports = read(sources.resolve("module-info.java"));
            for (Path source : Javac.javaFilesBelow(sources)) {
                String text = read(source);
                if (isPublicType(text) && isExported(exports, text)) {
                    types.add(source);
                    var documented = PUBLIC_TYPE.matcher(text);
                    if (!documented.find()
                            || !documented.group("doc").matches("(?s).*\n \\* @since \\d+\\.\\d+\\.\\d+\n.*")) {
                        withoutVersion.add(source);
                    }
                }
            }
        }
        assertTrue(types.size() > 80, "found only " + types);
        assertEquals(List.of(), withoutVersion);
    }

    private static List<String> published() {
        return Stream.concat(
                        Modules.SHIPPED.stream().filter(module -> !module.equals(Modules.APP)),
                        Stream.of("application/port-contracts", "bootstrap/layer-rules"))
                .toList();
    }

    private static boolean isPublicType(String text) {
        return Pattern.compile("^public ", Pattern.MULTILINE).matcher(text).find();
    }

    private static boolean isExported(String exports, String text) {
        var name = Pattern.compile("(?m)^package ([\\w.]+);").matcher(text);
        return name.find()
                && (exports.isEmpty()
                        || exports.contains("exports " + name.group(1) + ";")
                        || exports.contains("exports " + name.group(1) + " to"));
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
