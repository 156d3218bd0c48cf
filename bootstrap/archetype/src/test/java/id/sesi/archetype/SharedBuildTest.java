package id.sesi.archetype;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The build of a generated project is the build of this project, apart from the differences that this test lists. */
class SharedBuildTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path GENERATED = Path.of("target/classes/archetype-resources");

    private Element ours = anyElement();
    private Element generated = anyElement();

    @BeforeEach
    void read() throws IOException {
        ours = parse(Files.readString(ROOT.resolve("pom.xml")));
        generated = parse(Files.readString(GENERATED.resolve("pom.xml")));
    }

    @Test
    void every_version_is_a_property_of_the_root_pom() {
        Map<String, String> versions = values(only(generated, "properties"));
        Map<String, String> properties = values(only(ours, "properties"));

        assertEquals(properties.get("revision"), versions.remove("sesi.version"));
        versions.forEach((name, version) -> assertEquals(properties.get(name), version, name));
    }

    @Test
    void every_plugin_has_the_version_of_this_build() {
        Map<String, String> properties = values(only(ours, "properties"));
        Element managed = only(only(only(generated, "build"), "pluginManagement"), "plugins");

        for (Element plugin : children(managed)) {
            String name = text(plugin, "artifactId");
            assertEquals(properties.get(name + ".version"), text(plugin, "version"), name);
        }
    }

    @Test
    void plugins_have_the_same_configuration() {
        Element ourPlugins = only(only(ours, "build"), "plugins");
        Set<String> differences = new TreeSet<>();
        for (Element plugin : children(only(only(generated, "build"), "plugins"))) {
            differences.addAll(differences(withArtifact(ourPlugins, text(plugin, "artifactId")), plugin));
        }

        assertEquals(
                new TreeSet<>(List.of(
                        "+ configuration/java/importOrder/order=\\#,${package},",
                        "+ configuration/compilerArgs/arg=-Xlint:all,-processing,-requires-automatic,-module",
                        "+ configuration/compilerArgs/arg=" + errorProne("", "${package}"),
                        "- configuration/compilerArgs/arg=-XDstringConcat=inline",
                        "- configuration/compilerArgs/arg=-Xlint:all,-processing,-requires-automatic",
                        "- configuration/compilerArgs/arg=" + errorProne(" -Xep:InvalidParam:OFF", "id.sesi"),
                        "+ executions/execution/configuration/rules/bannedDependencies/message="
                                + "This module may not have a dependency with scope compile, runtime or provided.",
                        "- executions/execution/configuration/rules/bannedDependencies/message="
                                + "This module may not have a dependency with scope compile, runtime or provided"
                                + " (docs/architecture.md).")),
                differences);
    }

    @Test
    void libraries_are_declared_in_the_same_way() {
        Element ourLibraries = only(only(ours, "dependencyManagement"), "dependencies");
        Set<String> differences = new TreeSet<>();
        for (Element library : children(only(only(generated, "dependencyManagement"), "dependencies"))) {
            if (!text(library, "groupId").equals("${groupId}")) {
                differences.addAll(differences(withArtifact(ourLibraries, text(library, "artifactId")), library));
            }
        }

        assertEquals(Set.of("- version=${project.version}", "+ version=${sesi.version}"), differences);
    }

    @Test
    void the_jvm_of_the_build_has_the_same_options() throws IOException {
        List<String> options = Files.readAllLines(ROOT.resolve(".mvn/jvm.config")).stream()
                .filter(option -> option.startsWith("--"))
                .toList();

        assertEquals(options, Files.readAllLines(GENERATED.resolve(".mvn/jvm.config")));
    }

    @Test
    void a_difference_is_found() throws IOException {
        String pom = Files.readString(GENERATED.resolve("pom.xml"));
        String changed = pom.replace("<arg>-Werror</arg>", "");
        assertNotEquals(pom, changed);
        Element plugins = only(only(parse(changed), "build"), "plugins");

        assertEquals(
                Set.of("- configuration/compilerArgs/arg=-Werror"),
                differences(
                        withArtifact(only(only(generated, "build"), "plugins"), "maven-compiler-plugin"),
                        withArtifact(plugins, "maven-compiler-plugin")));
    }

    private static String errorProne(String option, String packages) {
        return "-Xplugin:ErrorProne -XepDisableWarningsInGeneratedCode -XepExcludedPaths:.*/generated-(test-)?sources/.*"
                + " -Xep:NullAway:ERROR" + option + " -XepOpt:NullAway:AnnotatedPackages=" + packages;
    }

    private static Set<String> differences(Element expected, Element actual) {
        Set<String> before = new TreeSet<>(leaves(expected, ""));
        Set<String> after = new TreeSet<>(leaves(actual, ""));
        Set<String> differences = new TreeSet<>();
        before.stream().filter(leaf -> !after.contains(leaf)).forEach(leaf -> differences.add("- " + leaf));
        after.stream().filter(leaf -> !before.contains(leaf)).forEach(leaf -> differences.add("+ " + leaf));
        return differences;
    }

    /** {@return each element without elements in it, with its path and its text} */
    private static List<String> leaves(Element element, String path) {
        return children(element).stream()
                .flatMap(child -> {
                    String name = path + child.getTagName();
                    return children(child).isEmpty()
                            ? Stream.of(name + "=" + child.getTextContent().strip())
                            : leaves(child, name + "/").stream();
                })
                .toList();
    }

    private static Element withArtifact(Element list, String artifact) {
        return children(list).stream()
                .filter(child -> text(child, "artifactId").equals(artifact))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> values(Element element) {
        Map<String, String> values = new TreeMap<>();
        children(element).forEach(child -> values.put(child.getTagName(), child.getTextContent()));
        return values;
    }

    private static String text(Element element, String name) {
        return only(element, name).getTextContent();
    }

    private static Element only(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> children(Element element) {
        return Stream.iterate(element.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Element anyElement() {
        try {
            return parse("<any/>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element parse(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }
}
