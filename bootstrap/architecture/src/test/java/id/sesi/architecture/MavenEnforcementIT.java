package id.sesi.architecture;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The build rejects dependencies that are not on an allow-list. The test runs Maven on two copies of the project's
 * {@code pom.xml} files. One copy has no defects. The other copy has defects in all modules except the benchmarks, and Maven
 * continues after failures.
 */
class MavenEnforcementIT {

    /** The only module that may have any dependency, because no other module depends on it. */
    private static final String BENCHMARKS = "bootstrap/benchmarks";

    /** For each module, one forbidden dependency in each of the scopes compile, runtime and provided. */
    private static final Map<String, String> DEFECTS = Map.ofEntries(
            Map.entry(
                    "domain",
                    "org.slf4j:slf4j-api:compile com.google.code.gson:gson:runtime com.squareup.okio:okio-jvm:provided"),
            Map.entry(
                    "application/core",
                    "ch.qos.logback:logback-core:compile com.google.dagger:dagger:runtime"
                            + " com.squareup.moshi:moshi:provided"),
            Map.entry(
                    "application/diagnosis",
                    "org.slf4j:slf4j-api:compile com.google.code.gson:gson:runtime com.squareup.okio:okio-jvm:provided"),
            Map.entry(
                    "application/port-contracts",
                    "org.junit.jupiter:junit-jupiter-params:compile com.google.code.gson:gson:runtime"
                            + " com.squareup.moshi:moshi:provided"),
            Map.entry(
                    "adapters-http/gateway",
                    "id.sesi:sesi-vault:compile jakarta.inject:jakarta.inject-api:runtime id.sesi:sesi-diagnosis:provided"),
            Map.entry(
                    "adapters-http/vault",
                    "id.sesi:sesi-local:compile com.google.code.gson:gson:runtime"
                            + " com.tngtech.archunit:archunit:provided"),
            Map.entry(
                    "adapters-http/sandbox",
                    "id.sesi:sesi-gateway:compile ch.qos.logback:logback-core:runtime"
                            + " id.sesi:sesi-diagnosis:provided"),
            Map.entry(
                    "adapters-http/sandbox-junit",
                    "id.sesi:sesi-gateway:compile org.junit.jupiter:junit-jupiter-engine:runtime"
                            + " org.slf4j:slf4j-api:provided"),
            Map.entry(
                    "adapters-http/widget",
                    "id.sesi:sesi-gateway:compile com.google.code.gson:gson:runtime org.slf4j:slf4j-api:provided"),
            Map.entry(
                    "adapters-cli/local",
                    "com.google.code.gson:gson:compile ch.qos.logback:logback-classic:runtime"
                            + " com.squareup.okhttp3:okhttp-jvm:provided"),
            Map.entry(
                    "adapters-cli/micrometer",
                    "org.slf4j:slf4j-api:compile com.google.code.gson:gson:runtime"
                            + " com.squareup.okhttp3:okhttp-jvm:provided"),
            Map.entry(
                    "adapters-cli/command-line",
                    "id.sesi:sesi-local:compile id.sesi:sesi-sandbox:runtime com.squareup.okhttp3:okhttp-jvm:provided"),
            Map.entry(
                    "bootstrap/app",
                    "io.github.resilience4j:resilience4j-circuitbreaker:compile"
                            + " org.junit.jupiter:junit-jupiter-engine:runtime"
                            + " org.junit.platform:junit-platform-engine:provided"),
            Map.entry(
                    "bootstrap/distribution",
                    "com.google.code.gson:gson:compile id.sesi:sesi-layer-rules:runtime"
                            + " com.squareup.moshi:moshi:provided"),
            Map.entry(
                    "bootstrap/layer-rules",
                    "id.sesi:sesi-domain:compile com.squareup.moshi:moshi:runtime"
                            + " org.junit.jupiter:junit-jupiter-engine:provided"),
            Map.entry(
                    "bootstrap/archetype",
                    "id.sesi:sesi-domain:compile com.google.code.gson:gson:runtime com.squareup.moshi:moshi:provided"),
            Map.entry(
                    "bootstrap/architecture",
                    "id.sesi:sesi-domain:compile com.google.code.gson:gson:runtime com.squareup.moshi:moshi:provided"),
            Map.entry(
                    "bootstrap/outcome-check",
                    "com.google.guava:guava:compile org.openjdk.jmh:jmh-core:runtime"
                            + " com.tngtech.archunit:archunit:provided"),
            Map.entry(
                    "bootstrap/bom",
                    "id.sesi:sesi-domain:compile com.google.code.gson:gson:runtime com.squareup.moshi:moshi:provided"));

    private static final Pattern FAILURE =
            Pattern.compile("(?s)Failed to execute goal \\S+ \\S+ on project (\\S+): (.*?)\\[ERROR] ->");

    @TempDir
    static Path sound;

    @TempDir
    static Path broken;

    private static Map<String, String> failuresOfSound = Map.of();
    private static Map<String, String> failuresOfBroken = Map.of();

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        MavenCopy.ofPoms(sound);
        MavenCopy.addModules(sound, List.of(userOfTheRules(sound)));
        failuresOfSound = validate(sound);

        MavenCopy.ofPoms(broken);
        for (Map.Entry<String, String> defect : DEFECTS.entrySet()) {
            addTo(broken, defect.getKey(), defect.getValue());
        }
        List<String> added = new ArrayList<>();
        added.add(module(broken, "twice", "twice", "1", dependency("library", "1") + dependency("library", "1")));
        for (String version : List.of("1", "2")) {
            added.add(module(broken, "library-" + version, "library", version, ""));
            added.add(module(broken, "user-" + version, "user-of-" + version, "1", dependency("library", version)));
        }
        added.add(module(broken, "both", "both", "1", dependency("user-of-1", "1") + dependency("user-of-2", "1")));
        added.add(userOfTheRules(broken, "strict-user-of-the-rules", ""));
        MavenCopy.addModules(broken, added);
        failuresOfBroken = validate(broken);
    }

    @Test
    void the_unchanged_build_passes() {
        assertEquals(Map.of(), failuresOfSound);
    }

    @Test
    void every_module_has_defects() {
        Set<String> others = new TreeSet<>(Modules.ofRootPom());
        others.removeAll(DEFECTS.keySet());

        assertEquals(Set.of(BENCHMARKS), others);
    }

    @ParameterizedTest
    @CsvSource({
        "domain, sesi-domain, The domain may depend only on the JDK",
        "application/core, sesi-application, The application may depend only on the domain",
        "application/diagnosis, sesi-diagnosis, The diagnosis may depend only on the domain and the application",
        "application/port-contracts, sesi-port-contracts, The contracts may use only the ports and JUnit",
        "adapters-http/gateway, sesi-gateway, This adapter may use only",
        "adapters-http/vault, sesi-vault, This adapter may use only",
        "adapters-http/sandbox, sesi-sandbox, This adapter may use only",
        "adapters-http/sandbox-junit, sesi-sandbox-junit, The extension may use only the sandbox and JUnit",
        "adapters-http/widget, sesi-widget, The widget may use only",
        "adapters-cli/local, sesi-local, The local adapters may use only",
        "adapters-cli/micrometer, sesi-micrometer, The metrics may use only",
        "adapters-cli/command-line, sesi-cli, The command line may use only",
        "bootstrap/app, sesi-app, describe it in docs/dependencies.md",
        "bootstrap/distribution, sesi-distribution, add libraries to sesi-app",
        "bootstrap/layer-rules, sesi-layer-rules, The layer rules may depend only on ArchUnit and the API of JUnit",
        "bootstrap/archetype, sesi-hexagon-archetype, This module may not have a dependency",
        "bootstrap/architecture, sesi-architecture, This module may not have a dependency",
        "bootstrap/bom, sesi-bom, This module may not have a dependency",
    })
    void a_dependency_that_is_not_on_the_list_fails_the_build(String module, String artifact, String message) {
        assertRejected(artifact, "BannedDependencies failed", message);
        for (String dependency : requireNonNull(DEFECTS.get(module)).split(" ", -1)) {
            assertRejected(artifact, ":" + dependency.split(":", -1)[1] + ":jar:");
        }
    }

    @Test
    void a_dependency_that_is_declared_twice_fails_the_build() {
        assertRejected("twice", "BanDuplicatePomDependencyVersions failed", "com.acme:library");
    }

    @Test
    void two_versions_of_one_library_fail_the_build() {
        assertRejected("both", "DependencyConvergence failed", "com.acme:library:jar:1", "com.acme:library:jar:2");
    }

    /** The rules depend on ArchUnit and its logging API. In the build of a user, the enforcer rejects all other dependencies. */
    @Test
    void the_published_rules_bring_no_library_along() {
        assertNull(failuresOfSound.get("user-of-the-rules"));
        assertRejected("strict-user-of-the-rules", ":archunit:jar:", ":slf4j-api:jar:");
    }

    private static void assertRejected(String project, String... reasons) {
        String messages = String.valueOf(failuresOfBroken.get(project));
        for (String reason : reasons) {
            assertTrue(messages.contains(reason), () -> project + " without '" + reason + "': " + messages);
        }
    }

    private static String userOfTheRules(Path project) throws IOException {
        String archUnit = "<include>com.tngtech.archunit:archunit</include><include>org.slf4j:slf4j-api</include>";
        return userOfTheRules(project, "user-of-the-rules", archUnit);
    }

    /** @param includes the dependencies that the user allows in addition to the rules */
    private static String userOfTheRules(Path project, String name, String includes) throws IOException {
        return module(project, name, name, "1", """
                <dependency>
                  <groupId>id.sesi</groupId>
                  <artifactId>sesi-layer-rules</artifactId>
                  <version>${revision}</version>
                </dependency>
                </dependencies>
                <build><plugins><plugin>
                  <groupId>org.apache.maven.plugins</groupId>
                  <artifactId>maven-enforcer-plugin</artifactId>
                  <executions><execution>
                    <id>dependency-allow-list</id>
                    <configuration><rules><bannedDependencies>
                      <includes><include>id.sesi:sesi-layer-rules</include>%s</includes>
                    </bannedDependencies></rules></configuration>
                  </execution></executions>
                </plugin></plugins></build>
                """.formatted(includes));
    }

    /** @param dependencies separated by spaces, in the form {@code group:artifact:scope} */
    private static void addTo(Path project, String module, String dependencies) throws IOException {
        StringBuilder xml = new StringBuilder();
        for (String dependency : dependencies.split(" ", -1)) {
            String[] parts = dependency.split(":", -1);
            xml.append("<dependency><groupId>").append(parts[0]);
            xml.append("</groupId><artifactId>").append(parts[1]);
            xml.append("</artifactId><scope>").append(parts[2]).append("</scope></dependency>");
        }
        Path pom = project.resolve(module).resolve("pom.xml");
        if (Files.readString(pom).contains("\n  </dependencies>")) {
            MavenCopy.edit(pom, "\n  </dependencies>", xml + "</dependencies>");
        } else {
            MavenCopy.edit(pom, "</project>", "<dependencies>" + xml + "</dependencies></project>");
        }
    }

    /** @param dependencies the XML after {@code <dependencies>}; with the end tag only if other elements follow */
    private static String module(Path project, String folder, String artifact, String version, String dependencies)
            throws IOException {
        MavenCopy.addPom(project, folder, """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>id.sesi</groupId>
                    <artifactId>sesi-parent</artifactId>
                    <version>${revision}</version>
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

    /** {@return the messages of the enforcer, by project; a project that passes has none} */
    private static Map<String, String> validate(Path project) throws IOException, InterruptedException {
        String output = MavenCopy.run(project, "--fail-never", "validate");
        assertTrue(output.contains("Reactor Summary"), output);
        return FAILURE.matcher(output)
                .results()
                .collect(Collectors.toMap(failure -> failure.group(1), failure -> failure.group(2)));
    }
}
