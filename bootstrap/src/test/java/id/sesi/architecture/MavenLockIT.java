package id.sesi.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The build refuses what its allow-lists do not name. Each test is a Maven build of its own, from a copy of the project's
 * real {@code pom.xml} files with one change.
 */
class MavenLockIT {

    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-http", "adapters-cli", "bootstrap");

    @TempDir
    Path project;

    @Test
    void the_unchanged_build_passes() throws Exception {
        copyPoms();

        assertEquals("passed", outcomeOf(validate("bootstrap")));
    }

    @ParameterizedTest
    @CsvSource({
        "domain, org.slf4j:slf4j-api, compile, 'The domain depends on nothing but the JDK'",
        "domain, org.jspecify:jspecify:1.0.0, provided, 'The domain depends on nothing but the JDK'",
        "application, com.google.code.gson:gson, runtime, 'The application depends on the domain alone'",
        "adapters-http, id.sesi:sesi-adapters-cli, compile, 'The HTTP adapters know the inside'",
        "adapters-cli, com.squareup.okhttp3:okhttp-jvm, compile, 'The command line adapters know the inside'",
        "bootstrap, io.github.resilience4j:resilience4j-circuitbreaker, compile, 'has a line in docs/dependencies.md'",
    })
    void a_dependency_that_is_not_on_the_list_fails_the_build(
            String module, String dependency, String scope, String message) throws Exception {
        copyPoms();
        addTo(module, dependency, scope);

        String output = validate(module);

        assertEquals("refused", outcomeOf(output), output);
        assertContains(message, output);
        String[] parts = dependency.split(":", -1);
        assertContains(parts[0] + ":" + parts[1], output);
    }

    @Test
    void a_dependency_that_is_declared_twice_fails_the_build() throws Exception {
        copyPoms();
        addTo("application", "id.sesi:sesi-domain", "compile");

        String output = validate("application");

        assertEquals("refused", outcomeOf(output), output);
        assertContains("BanDuplicatePomDependencyVersions failed", output);
    }

    @Test
    void two_versions_of_one_library_fail_the_build() throws Exception {
        copyPoms();
        List<String> added = new ArrayList<>();
        for (String version : List.of("1", "2")) {
            added.add(module("library-" + version, "library", version, ""));
            added.add(module("user-" + version, "user-of-" + version, "1", dependency("library", version)));
        }
        added.add(module("both", "both", "1", dependency("user-of-1", "1") + dependency("user-of-2", "1")));
        addModules(added);

        String output = validate("both");

        assertEquals("refused", outcomeOf(output), output);
        assertContains("DependencyConvergence failed", output);
        assertContains("com.acme:library:jar:2:compile", output);
    }

    /** Whoever takes the layering rules gets them and nothing else; the enforcer of the taker's own build says so. */
    @Test
    void the_published_rules_bring_no_library_along() throws Exception {
        copyPoms();
        String rules = "<dependency><groupId>id.sesi</groupId><artifactId>sesi-bootstrap</artifactId>"
                + "<version>1.0.0-SNAPSHOT</version><classifier>layers</classifier></dependency>";
        String nothingElse = """
                </dependencies>
                <build><plugins><plugin>
                  <groupId>org.apache.maven.plugins</groupId>
                  <artifactId>maven-enforcer-plugin</artifactId>
                  <executions><execution>
                    <id>nothing-else</id>
                    <goals><goal>enforce</goal></goals>
                    <configuration><rules><bannedDependencies>
                      <excludes><exclude>*:*:*:*:compile</exclude><exclude>*:*:*:*:runtime</exclude></excludes>
                      <includes><include>id.sesi:sesi-bootstrap</include></includes>
                    </bannedDependencies></rules></configuration>
                  </execution></executions>
                </plugin></plugins></build>
                <dependencies>
                """;
        addModules(List.of(module("taker", "taker", "1", rules + nothingElse)));
        edit("taker/pom.xml", "<dependencies>\\s*</dependencies>", "");

        assertEquals("passed", outcomeOf(validate("taker")));
    }

    private void addModules(List<String> added) throws IOException {
        edit("pom.xml", "</modules>", "<module>" + String.join("</module><module>", added) + "</module></modules>");
    }

    private void copyPoms() throws IOException {
        Files.copy(Path.of("../pom.xml"), project.resolve("pom.xml"));
        for (String module : MODULES) {
            Files.createDirectories(project.resolve(module));
            Files.copy(Path.of("..", module, "pom.xml"), project.resolve(module).resolve("pom.xml"));
        }
    }

    private void addTo(String module, String dependency, String scope) throws IOException {
        String[] parts = dependency.split(":", -1);
        String version = parts.length > 2 ? "<version>" + parts[2] + "</version>" : "";
        edit(
                module + "/pom.xml",
                module.equals("domain") ? "<build>" : "</dependencies>",
                (module.equals("domain") ? "<dependencies>" : "")
                        + "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                        + version + "<scope>" + scope + "</scope></dependency></dependencies>"
                        + (module.equals("domain") ? "<build>" : ""));
    }

    private String module(String folder, String artifact, String version, String dependencies) throws IOException {
        Files.createDirectories(project.resolve(folder));
        Files.writeString(project.resolve(folder).resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>id.sesi</groupId>
                    <artifactId>sesi-parent</artifactId>
                    <version>1.0.0-SNAPSHOT</version>
                  </parent>
                  <groupId>com.acme</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(artifact, version, dependencies));
        return folder;
    }

    private static String dependency(String artifact, String version) {
        return "<dependency><groupId>com.acme</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(project.resolve(file));
        String changed = text.replaceFirst(before, after);
        assertNotEquals(text, changed, file);
        Files.writeString(project.resolve(file), changed);
    }

    /** Offline: whatever this build needs, the one around it has fetched. */
    private String validate(String module) throws IOException, InterruptedException {
        Path output = project.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        requireNonNull(System.getProperty("sesi.maven")) + "/bin/mvn",
                        "-B",
                        "-o",
                        "-Dmaven.repo.local=" + System.getProperty("sesi.repository"),
                        "-Dspotless.apply.skip",
                        "-pl",
                        module,
                        "-am",
                        "validate")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process maven = builder.start();
        assertTrue(maven.waitFor(2, TimeUnit.MINUTES));
        return Files.readString(output, UTF_8);
    }

    /** Any other failure would be a fault of this test. */
    private static String outcomeOf(String output) {
        boolean refused = output.contains("Failed to execute goal org.apache.maven.plugins:maven-enforcer-plugin");
        return output.contains("BUILD SUCCESS") ? "passed" : refused ? "refused" : output;
    }

    private static void assertContains(String expected, String output) {
        assertTrue(output.contains(expected), output);
    }
}
