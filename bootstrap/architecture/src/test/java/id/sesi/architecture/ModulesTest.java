package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Opens;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists exactly what each module reads, exports and has on its class path. */
class ModulesTest {

    /** No mechanism checks a module that is in neither list. */
    @Test
    void every_module_of_the_build_is_known_here() {
        assertEquals(
                new TreeSet<>(Modules.ofRootPom()),
                Stream.of(Modules.SHIPPED, Modules.NOT_SHIPPED)
                        .flatMap(List::stream)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(Modules.ofRootPom().size(), Modules.SHIPPED.size() + Modules.NOT_SHIPPED.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain                     | id.sesi.domain                |
            application/core           | id.sesi.application           | id.sesi.domain
            application/diagnosis      | id.sesi.application.diagnosis | id.sesi.application
            adapters-http/gateway      | id.sesi.adapters.http.gateway | id.sesi.application com.squareup.moshi okhttp3 okhttp3.tls okio
            adapters-http/vault        | id.sesi.adapters.http.vault   | id.sesi.application com.squareup.moshi okhttp3 okio
            adapters-http/sandbox      | id.sesi.adapters.http.sandbox | id.sesi.application com.squareup.moshi jdk.httpserver okhttp3 okhttp3.tls okio
            adapters-http/sandbox-junit | id.sesi.adapters.http.sandbox.junit | id.sesi.adapters.http.sandbox org.junit.jupiter.api
            adapters-http/widget       | id.sesi.adapters.http.widget  | id.sesi.application
            adapters-cli/local         | id.sesi.adapters.local        | id.sesi.application org.slf4j
            adapters-cli/micrometer    | id.sesi.adapters.micrometer   | id.sesi.application micrometer.core
            adapters-cli/command-line  | id.sesi.adapters.cli          | id.sesi.application id.sesi.application.diagnosis com.google.gson
            """)
    void a_module_reads_only_these_modules(String folder, String name, String reads) {
        assertEquals(words("java.base " + (reads == null ? "" : reads)), requires(descriptor(folder, name)));
    }

    /** The inside exports values, ports, results and factories. An adapter exports the packages that bootstrap wires. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain                     | id.sesi.domain                | id.sesi.domain
            application/core           | id.sesi.application           | id.sesi.application id.sesi.application.driven id.sesi.application.driving id.sesi.application.result
            application/diagnosis      | id.sesi.application.diagnosis | id.sesi.application.diagnosis id.sesi.application.diagnosis.driven id.sesi.application.diagnosis.driving
            adapters-http/gateway      | id.sesi.adapters.http.gateway | id.sesi.adapters.http.gateway
            adapters-http/vault        | id.sesi.adapters.http.vault   | id.sesi.adapters.http.vault
            adapters-http/sandbox      | id.sesi.adapters.http.sandbox | id.sesi.adapters.http.sandbox
            adapters-http/sandbox-junit | id.sesi.adapters.http.sandbox.junit | id.sesi.adapters.http.sandbox.junit
            adapters-http/widget       | id.sesi.adapters.http.widget  | id.sesi.adapters.http.widget
            adapters-cli/local         | id.sesi.adapters.local        | id.sesi.adapters.local.audit id.sesi.adapters.local.secret
            adapters-cli/micrometer    | id.sesi.adapters.micrometer   | id.sesi.adapters.micrometer
            adapters-cli/command-line  | id.sesi.adapters.cli          | id.sesi.adapters.cli.command id.sesi.adapters.cli.settings id.sesi.adapters.cli.usage
            """)
    void a_module_exports_only_these_packages(String folder, String name, String exports) {
        ModuleDescriptor descriptor = descriptor(folder, name);

        assertEquals(words(exports), exports(descriptor));
        assertEquals(Set.<Opens>of(), descriptor.opens(), "no package is open to reflection");
        assertFalse(descriptor.isOpen(), "no package is open to reflection");
    }

    @Test
    void every_shipped_module_but_the_app_has_a_descriptor() {
        assertEquals(
                List.of(Modules.APP),
                Modules.SHIPPED.stream()
                        .filter(module ->
                                !Files.exists(Modules.classesOf(module).resolve("module-info.class")))
                        .toList());
    }

    /** A team that embeds a module gets only the libraries that the module needs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain                |
            application/core      | sesi-domain
            application/diagnosis | sesi-application sesi-domain
            adapters-http/gateway | sesi-application sesi-domain annotations kotlin-stdlib moshi okhttp-jvm okhttp-tls okio-jvm
            adapters-http/vault   | sesi-application sesi-domain annotations kotlin-stdlib moshi okhttp-jvm okio-jvm
            adapters-http/sandbox | sesi-application sesi-domain annotations kotlin-stdlib moshi okhttp-jvm okhttp-tls okio-jvm
            adapters-http/sandbox-junit | sesi-sandbox sesi-application sesi-domain annotations apiguardian-api junit-jupiter-api junit-platform-commons kotlin-stdlib moshi okhttp-jvm okhttp-tls okio-jvm opentest4j
            adapters-http/widget  | sesi-application sesi-domain
            adapters-cli/local    | sesi-application sesi-domain slf4j-api
            adapters-cli/micrometer | sesi-application sesi-domain HdrHistogram LatencyUtils micrometer-commons micrometer-core micrometer-observation
            adapters-cli/command-line | sesi-application sesi-diagnosis sesi-domain gson
            """)
    void the_class_path_of_a_module_has_only_these_artifacts(String folder, String artifacts) {
        assertEquals(words(artifacts == null ? "" : artifacts), classPath(folder));
    }

    @Test
    void the_bom_lists_exactly_the_published_modules() {
        Set<String> published = Set.of(
                "sesi-application",
                "sesi-cli",
                "sesi-diagnosis",
                "sesi-domain",
                "sesi-gateway",
                "sesi-hexagon-archetype",
                "sesi-layer-rules",
                "sesi-local",
                "sesi-micrometer",
                "sesi-port-contracts",
                "sesi-sandbox",
                "sesi-sandbox-junit",
                "sesi-vault",
                "sesi-widget");
        String bom = Modules.read(Modules.ROOT.resolve("bootstrap/bom/pom.xml"));
        String managed = bom.substring(bom.indexOf("<dependencyManagement>"), bom.indexOf("</dependencyManagement>"));

        List<String> listed = groups("<groupId>id.sesi</groupId>\\s*<artifactId>([^<]+)</artifactId>", managed);
        assertEquals(published, Set.copyOf(listed));
        assertEquals(published.size(), listed.size());
    }

    /** The published BOM has no parent, so it repeats the versions. */
    @Test
    void the_bom_lists_the_tested_versions_of_the_libraries() {
        String root = Modules.read(Modules.ROOT.resolve("pom.xml"));
        String bom = Modules.read(Modules.ROOT.resolve("bootstrap/bom/pom.xml"));
        Map<String, String> properties = Map.of(
                "okhttp-bom",
                "okhttp",
                "kotlin-bom",
                "kotlin-stdlib",
                "okio",
                "okio",
                "okio-jvm",
                "okio",
                "moshi",
                "moshi");

        properties.forEach((artifact, property) -> assertEquals(
                groups("<" + property + ".version>([^<]+)<", root),
                groups("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<", bom)));
    }

    private static ModuleDescriptor descriptor(String folder, String name) {
        return ModuleFinder.of(Modules.classesOf(folder))
                .find(name)
                .orElseThrow()
                .descriptor();
    }

    private static Set<String> requires(ModuleDescriptor module) {
        return module.requires().stream().map(Requires::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> exports(ModuleDescriptor module) {
        return module.exports().stream()
                .map(export -> export.source() + (export.isQualified() ? " to " + export.targets() : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return the artifact IDs on the compile class path, where the modules of this build are jars or class folders} */
    private static Set<String> classPath(String folder) {
        return Stream.of(Modules.compileClassPath(folder).strip().split(":", -1))
                .filter(entry -> !entry.isEmpty())
                .map(ModulesTest::artifactOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String artifactOf(String entry) {
        return Modules.SHIPPED.stream()
                .filter(module -> entry.endsWith("/" + module + "/target/classes"))
                .findFirst()
                .map(module ->
                        artifactIdOf(Modules.read(Modules.ROOT.resolve(module).resolve("pom.xml"))))
                .orElseGet(() -> entry.replaceFirst(".*/", "").replaceFirst("-\\d.*", ""));
    }

    private static String artifactIdOf(String pom) {
        return groups("</parent>\\s*<artifactId>([^<]+)</artifactId>", pom).get(0);
    }

    private static List<String> groups(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Set<String> words(String text) {
        return Stream.of(text.strip().split(" +", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
