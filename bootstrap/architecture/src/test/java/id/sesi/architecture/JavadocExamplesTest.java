package id.sesi.architecture;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.layers.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc of the published modules. */
class JavadocExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?) \\* }</pre>", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?m)^class \\w+");

    private static final String PACKAGE_PAGE = "package-info.java";

    private static final List<String> IMPORTS = List.of(
            "static java.nio.charset.StandardCharsets.UTF_8",
            "static org.junit.jupiter.api.Assertions.*",
            "io.micrometer.core.instrument.MeterRegistry",
            "java.net.URI",
            "java.nio.file.Path",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.Executor",
            "okhttp3.OkHttpClient",
            "org.junit.jupiter.api.*",
            "org.junit.jupiter.api.extension.RegisterExtension",
            "org.slf4j.*");

    /** What the examples use, but leave to the reader. */
    private static final String YOURS = """
            interface Store { String read(String path); }
            record CandidatePage(PartnerId partnerId, SecretSource secrets, SessionGateway gateway) {
                String forUser(String userId) { return userId; }
            }
            record MapSecretSource(Map<String, String> keys) implements SecretSource {
                public SecretKey fetch(PartnerId partnerId, Duration timeout) {
                    return SecretKey.ofText(keys.get(partnerId.value()));
                }
            }
            static SandboxExtension SANDBOX;
            PartnerId partnerId;
            SessionRequest request;
            RawRequest rawRequest;
            String signature, text, loggedInUser;
            SecretSource secrets;
            KeyBytesSource keyBytes;
            SessionGateway gateway;
            AuditTrail audit;
            MeterRegistry registry;
            CreateSession createSession;
            Outcome outcome;
            VerifySignature verifySignature;
            CommandServices useCases;
            OkHttpClient client;
            Executor executor;
            Store store;
            Logger logger;
            abstract String iframe(WidgetUrl url);
            abstract SessionRequest requestFor(String user);
            """;

    @TempDir
    Path folder;

    @Test
    void the_page_of_each_exported_package_has_an_example() {
        List<Path> without = exported()
                .filter(file -> file.endsWith(PACKAGE_PAGE))
                .filter(page -> !EXAMPLE.matcher(Modules.read(page)).find())
                .toList();

        assertEquals(List.of(), without);
    }

    @Test
    void every_example_compiles() throws IOException {
        String imports = Stream.concat(
                        IMPORTS.stream(),
                        exported().filter(file -> file.endsWith(PACKAGE_PAGE)).map(page -> packageOf(page) + ".*"))
                .map(name -> "import " + name + ";\n")
                .collect(joining());
        List<Path> sources = new ArrayList<>();
        for (Path file : exported().toList()) {
            List<String> examples = EXAMPLE.matcher(Modules.read(file))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            for (String example : examples) {
                String name = "Example" + sources.size();
                Path source = folder.resolve(name + ".java");
                Files.writeString(source, imports + "/** From " + file + ". */\n" + wrap(name, withoutStars(example)));
                sources.add(source);
            }
        }

        assertEquals("", Javac.compile(sources, folder));
    }

    private static String wrap(String name, String example) {
        String member = TYPE.matcher(example).find() ? example : "void run() throws Exception {\n" + example + "}\n";
        return "abstract class " + name + " {\n" + YOURS + member + "}\n";
    }

    private static String withoutStars(String comment) {
        return comment.replaceAll("(?m)^ +\\* ?", "");
    }

    /** {@return the source files of the exported packages; a module without descriptor exports all} */
    private static Stream<Path> exported() {
        return Modules.published().stream()
                .map(module -> Modules.ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(JavadocExamplesTest::exportedFrom);
    }

    private static Stream<Path> exportedFrom(Path sources) {
        Path descriptor = sources.resolve("module-info.java");
        String exports = Files.exists(descriptor) ? Modules.read(descriptor) : "";
        return Javac.javaFilesBelow(sources).stream()
                .filter(file -> !file.equals(descriptor))
                .filter(file -> exports.isEmpty() || exports.contains("exports " + packageOf(file) + ";"));
    }

    private static String packageOf(Path file) {
        return PACKAGE.matcher(Modules.read(file))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
