package ${package}.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/components.puml} shows exactly the dependencies between the components. */
class DiagramTest {

    private static final Path DIAGRAM = Path.of("../docs/components.puml");

    private final JavaClasses classes = new LayersTest().rules().hexagon().classes();

    @TempDir
    Path folder;

    @Test
    void every_dependency_has_an_arrow() {
        assertEquals(List.of(), dependenciesWithoutArrow(DIAGRAM));
    }

    @Test
    void every_arrow_has_a_dependency() throws IOException {
        List<String> lines = Files.readAllLines(DIAGRAM);
        List<String> arrows =
                lines.stream().filter(line -> line.contains("-->")).toList();
        assertTrue(arrows.size() > 1);
        int missing = dependenciesWithoutArrow(DIAGRAM).size();
        for (String arrow : arrows) {
            Path without = Files.write(
                    folder.resolve("without.puml"),
                    lines.stream().filter(line -> !line.equals(arrow)).toList());

            assertTrue(dependenciesWithoutArrow(without).size() > missing, () -> "delete this arrow: " + arrow);
        }
    }

    private List<String> dependenciesWithoutArrow(Path diagram) {
        return classes()
                .should(adhereToPlantUmlDiagram(diagram, consideringOnlyDependenciesInDiagram()))
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }
}
