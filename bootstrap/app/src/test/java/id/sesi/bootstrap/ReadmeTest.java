package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The documentation agrees with the code. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern START = Pattern.compile("Start\\s+(\\* )?with\\s+(\\* )?\\{@link");
    private static final Pattern LAYOUT = Pattern.compile("\\s+");
    private static final Pattern SNAPSHOT = Pattern.compile("<revision>[^<]*-SNAPSHOT</revision>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+?)(#[^)]*)?\\)");

    /** An example that a reader copies must compile, so it must be a part of a file that this build or .ci/embedding compiles. */
    @Test
    void every_java_example_is_compiled_code() throws IOException {
        Stream<Path> tests = javaFiles().filter(file -> file.toString().contains("src/test"));
        List<String> sources = Stream.concat(tests, sampleFiles())
                .map(file -> withoutLayout(read(file)))
                .toList();
        List<String> notCompiled = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = JAVA_BLOCK.matcher(read(page));
            while (block.find()) {
                String example = withoutLayout(block.group(1));
                if (sources.stream().noneMatch(source -> source.contains(example))) {
                    notCompiled.add(page + ":\n" + block.group(1));
                }
            }
        }
        assertEquals(List.of(), notCompiled);
    }

    @Test
    void the_embedding_example_creates_a_session() throws IOException {
        SecretSource secrets = (partnerId, timeout) -> SecretKey.of("embedded-key".getBytes(UTF_8));
        PartnerId partnerId = new PartnerId("psikologihub-1024");
        try (Sandbox sandbox = Sandbox.start(
                0,
                partnerId,
                UseCases.signRequest(partnerId, secrets, Duration.ofSeconds(1), UseCases.defaultExecutor()))) {
            OkHttpClient client = OkHttpClientFactory.create(
                    Certificates.parse(sandbox.caPem()).trusted(), Optional.empty());

            String src = EmbeddingExample.embed(client, Environment.STAGING.withBaseUrl(sandbox.baseUrl()), secrets);

            assertTrue(src.startsWith("https://127.0.0.1"), "no URL of the sandbox");
            client.connectionPool().evictAll();
        }
    }

    @Test
    void every_relative_link_in_the_documentation_has_a_target() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!link.group(1).contains("://") && !Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(page + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** Without it, the first command of a reader fails, because no repository contains the artifacts. */
    @Test
    void every_sample_says_how_to_install_a_version_that_is_not_released() throws IOException {
        String advice =
                "Until the first release, run `mvn -q -DskipTests install` once in the clone of Sesi. Copy this folder";
        boolean isReleased = !SNAPSHOT.matcher(read(ROOT.resolve("pom.xml"))).find();
        assertEquals(
                List.of(),
                samplePages()
                        .filter(page -> !isReleased && !read(page).contains(advice))
                        .toList());
    }

    @Test
    void the_readme_has_the_version_of_this_build() {
        Matcher revision = Pattern.compile("<revision>([^<]+)</revision>").matcher(read(ROOT.resolve("pom.xml")));
        assertTrue(revision.find(), "no version in pom.xml");
        assertTrue(
                read(ROOT.resolve("README.md")).contains("<version>" + revision.group(1) + "</version>"),
                revision.group(1));
    }

    /** A reader copies the folder of one sample, so its page must not need other folders. */
    @Test
    void no_page_of_a_sample_links_to_another_folder() throws IOException {
        assertEquals(
                List.of(),
                samplePages().filter(page -> read(page).contains("](../")).toList());
    }

    @Test
    void every_dependency_on_the_page_of_a_sample_is_in_its_pom() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : samplePages().toList()) {
            String pom = withoutLayout(read(page.resolveSibling("pom.xml")));
            List<String> dependencies = DEPENDENCY
                    .matcher(read(page))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            dependencies.stream()
                    .filter(dependency -> !pom.contains(withoutLayout(dependency)))
                    .forEach(dependency -> wrong.add(page + ": " + dependency));
            if (dependencies.isEmpty()) {
                wrong.add(page + ": no dependency");
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** A reader who copies an example must not be told that the partner ID is missing. */
    @Test
    void every_example_that_needs_a_partner_id_shows_it_or_an_earlier_one_does() throws IOException {
        Pattern needsIt = Pattern.compile("\\bsesi (create|sign|verify|doctor)\\b(?! --help|.* --page)");
        List<String> without = new ArrayList<>();
        for (Path page : pages()) {
            StringBuilder shown = new StringBuilder();
            Matcher block = SHELL_BLOCK.matcher(read(page));
            while (block.find()) {
                shown.append(block.group(1));
                if (needsIt.matcher(block.group(1)).find()
                        && shown.indexOf("PSIKOLOGIE_PARTNER_ID=") < 0
                        && shown.indexOf("--partner-id") < 0) {
                    without.add(page + ": " + block.group(1));
                }
            }
        }
        assertEquals(List.of(), without);
    }

    /** The pages name tests as proof, so each of these tests must exist. */
    @Test
    void every_test_that_the_documentation_names_exists() throws IOException {
        String tests = String.join(
                "\n",
                Stream.concat(javaFiles(), sampleFiles()).map(ReadmeTest::read).toList());
        Set<String> types = Pattern.compile("\\b(?:class|record) (\\w+)")
                .matcher(tests)
                .results()
                .map(type -> type.group(1))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        Pattern name = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract|Rules))(?:\\.(\\w+))?`");
        for (Path page : pages()) {
            Matcher matcher = name.matcher(read(page));
            while (matcher.find()) {
                boolean typeExists = types.contains(matcher.group(1));
                boolean memberExists = matcher.group(2) == null || tests.contains(matcher.group(2) + "(");
                if (!typeExists || !memberExists) {
                    missing.add(page + ": " + matcher.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void every_package_info_says_where_to_start() throws IOException {
        List<Path> without = javaFiles()
                .filter(file -> file.toString().contains("src/main/java") && !file.endsWith("module-info.java"))
                // Benchmarks are in the packages of the code that they measure.
                .filter(file -> !file.startsWith(ROOT.resolve("bootstrap/benchmarks")))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !START.matcher(read(folder.resolve("package-info.java")))
                        .find())
                .toList();
        assertEquals(List.of(), without);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Stream<Path> samplePages() throws IOException {
        List<Path> pages = pages().stream()
                .filter(page -> page.toString().matches(".*/docs/embedding/[^/]+/README\\.md"))
                .toList();
        assertTrue(pages.size() > 10, pages::toString);
        return pages.stream();
    }

    private static Stream<Path> sampleFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs/embedding"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        Matcher module = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (module.find()) {
            Path source = ROOT.resolve(module.group(1)).resolve("src");
            if (Files.exists(source)) {
                try (Stream<Path> sources = Files.walk(source)) {
                    sources.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
        }
        return files.stream();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String withoutLayout(String text) {
        return LAYOUT.matcher(text).replaceAll("");
    }
}
