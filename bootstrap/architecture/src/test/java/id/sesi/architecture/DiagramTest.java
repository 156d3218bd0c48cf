package id.sesi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringAllDependencies;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import id.sesi.layers.LayerRule;
import id.sesi.layers.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component diagram of {@code docs/layering.md} shows exactly the dependencies of the code. */
class DiagramTest {

    private static final Path DIAGRAM = Modules.DOCS.resolve("components.puml");
    private static final Path PICTURE = Modules.DOCS.resolve("components.svg");

    private static final Pattern COMPONENT = Pattern.compile("\\[[^]]+] ((?:<<[\\w.]+>> )+)as (\\w+)");
    private static final Pattern PACKAGES = Pattern.compile("<<([\\w.]+)>>");
    private static final Pattern ARROW = Pattern.compile("(\\w+) -\\S*-> (\\w+)");
    private static final Pattern SOURCE_IN_PICTURE = Pattern.compile("<\\?plantuml-src ([^?]+)\\?>");

    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toSet());

    private static final JavaClasses SHIPPED = SesiRules.SESI.classesIn(Modules.shippedClasses());

    @TempDir
    Path folder;

    @Test
    void every_dependency_has_an_arrow() {
        assertEquals(Set.of(), matches(DIAGRAM).violations(SHIPPED));
    }

    @Test
    void a_missing_arrow_is_an_error() throws IOException {
        Path changed = without("audit .*-> slf4j");

        assertEquals(
                Set.of("id.sesi.adapters.local.audit.Slf4jAuditTrail"),
                matches(changed).violations(SHIPPED).stream()
                        .map(Violation::type)
                        .collect(Collectors.toSet()));
    }

    @Test
    void an_unused_arrow_or_component_is_an_error() throws IOException {
        String diagram = Files.readString(DIAGRAM);
        Map<String, List<PackageMatcher>> components = components(diagram);
        Set<String> usedArrows = new TreeSet<>();
        Set<String> usedComponents = new TreeSet<>();
        for (JavaClass type : SHIPPED) {
            String origin = componentOf(type, components);
            usedComponents.add(origin);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> componentOf(dependency.getTargetClass(), components))
                    .filter(target -> !target.isEmpty() && !target.equals(origin))
                    .forEach(target -> {
                        usedArrows.add(origin + " " + target);
                        usedComponents.add(target);
                    });
        }

        Set<String> drawn = ARROW.matcher(diagram)
                .results()
                .map(arrow -> arrow.group(1) + " " + arrow.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(usedArrows, drawn);
        assertEquals(new TreeSet<>(components.keySet()), usedComponents);
    }

    /** Every class must be in a component, and so must every class outside the JDK that it uses. */
    @Test
    void a_missing_component_is_an_error() throws IOException {
        for (MatchResult component :
                COMPONENT.matcher(Files.readString(DIAGRAM)).results().toList()) {
            Path changed = without(".*\\b" + component.group(2) + "\\b.*");

            assertNotEquals(Set.of(), matches(changed).violations(SHIPPED), component::group);
        }
    }

    @Test
    void the_picture_is_rendered_from_the_diagram() throws IOException, DataFormatException {
        Matcher source = SOURCE_IN_PICTURE.matcher(Files.readString(PICTURE));
        assertTrue(source.find());

        String rendered = "@startuml\n" + decode(source.group(1)).strip() + "\n@enduml\n";
        assertEquals(
                Files.readString(DIAGRAM),
                rendered,
                "components.svg is outdated; render it again as docs/layering.md describes");
    }

    private static LayerRule matches(Path diagram) {
        return new LayerRule(
                "diagram",
                classes()
                        .should(adhereToPlantUmlDiagram(diagram, consideringAllDependencies())
                                .ignoreDependenciesWithTarget(describe("of the JDK", DiagramTest::isOfTheJdk))),
                "new readers rely on the picture, so it must match the code",
                "draw the arrow, and render the picture again (docs/layering.md#the-diagram-is-a-rule)",
                Set.of());
    }

    private static boolean isOfTheJdk(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive() || JDK.contains(element.getPackageName());
    }

    private Path without(String lines) throws IOException {
        String text = Files.readString(DIAGRAM);
        String shortened = text.replaceAll(lines, "");
        assertNotEquals(text, shortened);
        return Files.writeString(folder.resolve("changed.puml"), shortened);
    }

    private static Map<String, List<PackageMatcher>> components(String diagram) {
        Map<String, List<PackageMatcher>> components = new HashMap<>();
        COMPONENT
                .matcher(diagram)
                .results()
                .forEach(component -> components.put(
                        component.group(2),
                        PACKAGES.matcher(component.group(1))
                                .results()
                                .map(packages -> PackageMatcher.of(packages.group(1)))
                                .toList()));
        return components;
    }

    private static String componentOf(JavaClass type, Map<String, List<PackageMatcher>> components) {
        String name = type.getBaseComponentType().getPackageName();
        return components.entrySet().stream()
                .filter(component -> component.getValue().stream().anyMatch(packages -> packages.matches(name)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** PlantUML compresses the text with deflate and encodes it in Base64 with another alphabet. */
    private static String decode(String encoded) throws DataFormatException {
        String plantUml = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
        String standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String translated = encoded.chars()
                .mapToObj(letter -> String.valueOf(standard.charAt(plantUml.indexOf(letter))))
                .collect(Collectors.joining());
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getUrlDecoder().decode(translated));
            byte[] text = new byte[1 << 16];
            return new String(text, 0, inflater.inflate(text), UTF_8);
        } finally {
            inflater.end();
        }
    }
}
