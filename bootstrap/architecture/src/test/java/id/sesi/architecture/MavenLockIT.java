package id.sesi.architecture;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The build refuses what its allow-lists do not name: real Maven builds, from copies of the project's own {@code pom.xml}
 * files. In one of them each module has a defect for each scope, and Maven is told to go on after each failure; in the other there is
 * none.
 */
class MavenLockIT {

    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-http", "adapters-cli", "bootstrap");

    private static final Pattern FAILURE =
            Pattern.compile("(?s)Failed to execute goal \\S+ \\S+ on project (\\S+): (.*?)\\[ERROR] ->");

    @TempDir
    static Path sound;

    @TempDir
    static Path broken;

    private static Map<String, String> ofSound = Map.of();
    private static Map<String, String> ofBroken = Map.of();

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        copyPoms(sound);
        addModules(sound, List.of(takerOfTheRules(sound)));
        ofSound = validate(sound);

        copyPoms(broken);
        addTo(
                broken,
                "domain",
                "org.slf4j:slf4j-api:compile com.google.code.gson:gson:runtime com.squareup.okio:okio-jvm:provided");
        addTo(
                broken,
                "application",
                "ch.qos.logback:logback-core:compile com.google.dagger:dagger:runtime com.squareup.moshi:moshi:provided");
        addTo(
                broken,
                "adapters-http",
                "id.sesi:sesi-adapters-cli:compile jakarta.inject:jakarta.inject-api:runtime"
                        + " com.tngtech.archunit:archunit:provided");
        addTo(
                broken,
                "adapters-cli",
                "com.squareup.okhttp3:okhttp-jvm:compile com.squareup.okhttp3:okhttp-tls:runtime"
                        + " com.squareup.okhttp3:mockwebserver3:provided");
        addTo(
                broken,
                "bootstrap",
                "io.github.resilience4j:resilience4j-circuitbreaker:compile"
                        + " org.junit.jupiter:junit-jupiter-engine:runtime org.junit.platform:junit-platform-engine:provided");
        List<String> added = new ArrayList<>();
        added.add(module(broken, "twice", "twice", "1", dependency("library", "1") + dependency("library", "1")));
        for (String version : List.of("1", "2")) {
            added.add(module(broken, "library-" + version, "library", version, ""));
            added.add(module(broken, "user-" + version, "user-of-" + version, "1", dependency("library", version)));
        }
        added.add(module(broken, "both", "both", "1", dependency("user-of-1", "1") + dependency("user-of-2", "1")));
        addModules(broken, added);
        ofBroken = validate(broken);
    }

    @Test
    void the_unchanged_build_passes() {
        assertEquals(Map.of(), ofSound);
    }

    @ParameterizedTest
    @CsvSource({
        "domain, The domain depends on nothing but the JDK, slf4j-api gson okio-jvm",
        "application, The application depends on the domain alone, logback-core dagger moshi",
        "adapters-http, The HTTP adapters know the inside, sesi-adapters-cli jakarta.inject-api archunit",
        "adapters-cli, The command line adapters know the inside, okhttp-jvm okhttp-tls mockwebserver3",
        "bootstrap, has a line in docs/dependencies.md,"
                + " resilience4j-circuitbreaker junit-jupiter-engine junit-platform-engine",
    })
    void a_dependency_that_is_not_on_the_list_fails_the_build(String module, String message, String artifacts) {
        assertRefused("sesi-" + module, "BannedDependencies failed", message);
        for (String artifact : artifacts.split(" ", -1)) {
            assertRefused("sesi-" + module, ":" + artifact + ":jar:");
        }
    }

    @Test
    void a_dependency_that_is_declared_twice_fails_the_build() {
        assertRefused("twice", "BanDuplicatePomDependencyVersions failed", "com.acme:library");
    }

    @Test
    void two_versions_of_one_library_fail_the_build() {
        assertRefused("both", "DependencyConvergence failed", "com.acme:library:jar:1", "com.acme:library:jar:2");
    }

    /** Whoever takes the layering rules gets them and nothing else; the enforcer of the taker's own build says so. */
    @Test
    void the_published_rules_bring_no_library_along() {
        assertNull(ofSound.get("taker"));
    }

    private static void assertRefused(String project, String... reasons) {
        String refusal = String.valueOf(ofBroken.get(project));
        for (String reason : reasons) {
            assertTrue(refusal.contains(reason), () -> project + " without '" + reason + "': " + refusal);
        }
    }

    private static String takerOfTheRules(Path project) throws IOException {
        return module(project, "taker", "taker", "1", """
                <dependency>
                  <groupId>id.sesi</groupId>
                  <artifactId>sesi-bootstrap</artifactId>
                  <version>1.0.0-SNAPSHOT</version>
                  <classifier>layers</classifier>
                </dependency>
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
                """);
    }

    private static void copyPoms(Path project) throws IOException {
        Files.copy(Path.of("../pom.xml"), project.resolve("pom.xml"));
        for (String module : MODULES) {
            Files.createDirectories(project.resolve(module));
            Files.copy(Path.of("..", module, "pom.xml"), project.resolve(module).resolve("pom.xml"));
        }
    }

    private static void addModules(Path project, List<String> folders) throws IOException {
        String modules = "<module>" + String.join("</module><module>", folders) + "</module>";
        edit(project.resolve("pom.xml"), "</modules>", modules + "</modules>");
    }

    /** @param dependencies as {@code group:artifact:scope}, one for each scope that is shipped */
    private static void addTo(Path project, String module, String dependencies) throws IOException {
        StringBuilder xml = new StringBuilder();
        for (String dependency : dependencies.split(" ", -1)) {
            String[] parts = dependency.split(":", -1);
            xml.append("<dependency><groupId>").append(parts[0]);
            xml.append("</groupId><artifactId>").append(parts[1]);
            xml.append("</artifactId><scope>").append(parts[2]).append("</scope></dependency>");
        }
        Path pom = project.resolve(module).resolve("pom.xml");
        if (Files.readString(pom).contains("</dependencies>")) {
            edit(pom, "</dependencies>", xml + "</dependencies>");
        } else {
            edit(pom, "<build>", "<dependencies>" + xml + "</dependencies><build>");
        }
    }

    /** @param dependencies with the end tag, if something follows them */
    private static String module(Path project, String folder, String artifact, String version, String dependencies)
            throws IOException {
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
                  <dependencies>%s
                </project>
                """.formatted(
                        artifact,
                        version,
                        dependencies.contains("</dependencies>") ? dependencies : dependencies + "</dependencies>"));
        return folder;
    }

    private static String dependency(String artifact, String version) {
        return "<dependency><groupId>com.acme</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    private static void edit(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        String changed = text.replaceFirst(before, after);
        assertNotEquals(text, changed, file::toString);
        Files.writeString(file, changed);
    }

    /**
     * {@return what the enforcer has against each project} Offline: whatever this build needs, the one around it has
     * fetched.
     */
    private static Map<String, String> validate(Path project) throws IOException, InterruptedException {
        Path log = project.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        requireNonNull(System.getProperty("sesi.maven")) + "/bin/mvn",
                        "-B",
                        "-o",
                        "--fail-never",
                        "-Dmaven.repo.local=" + System.getProperty("sesi.repository"),
                        "-Dspotless.apply.skip",
                        "validate")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process maven = builder.start();
        assertTrue(maven.waitFor(2, TimeUnit.MINUTES));
        String output = Files.readString(log);
        assertTrue(output.contains("Reactor Summary"), output);
        return FAILURE.matcher(output)
                .results()
                .collect(Collectors.toMap(failure -> failure.group(1), failure -> failure.group(2)));
    }
}
