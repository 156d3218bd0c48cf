package ${package}.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import id.sesi.layers.Hexagon;
import id.sesi.layers.LayerRules;
import id.sesi.layers.junit.HouseStyleTests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The layer rules, each as a test. The tests in this class show that no module and no adapter escapes the mechanisms. */
class LayersTest extends HouseStyleTests {

    static final String ROOT = "${package}";

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @Override
    protected LayerRules rules() {
        return LayerRules.of(Hexagon.below(ROOT)).withHouseStyle();
    }

    /** This test and {@link DiagramTest} read the class path of {@code bootstrap}. */
    @Test
    void the_rules_and_the_diagram_see_each_module() throws IOException {
        String classPath = System.getProperty("java.class.path");

        assertEquals(
                List.of(),
                modules().stream()
                        .filter(module -> !classPath.contains(target(module) + File.separator))
                        .toList(),
                "add these modules to the dependencies in bootstrap/pom.xml");
    }

    @Test
    void each_module_but_bootstrap_has_a_descriptor() throws IOException {
        assertEquals(
                List.of("bootstrap"),
                modules().stream()
                        .filter(module ->
                                !Files.exists(PROJECT.resolve(module).resolve("src/main/java/module-info.java")))
                        .toList(),
                "write a module-info.java for the other modules");
    }

    @Test
    void each_adapter_has_a_test_that_extends_the_contract_suite_of_its_port() throws IOException {
        JavaClasses tests = new ClassFileImporter()
                .importPaths(modules().stream()
                        .map(module -> target(module).resolve("test-classes"))
                        .filter(Files::exists)
                        .toList());
        List<String> withoutTest = rules().hexagon().classes().stream()
                .filter(adapter -> adapter.getPackageName().startsWith(ROOT + ".adapters."))
                .flatMap(adapter -> adapter.getAllRawInterfaces().stream()
                        .filter(port -> port.getPackageName().startsWith(ROOT + ".application.driven"))
                        .filter(port -> tests.stream().noneMatch(test -> runs(test, adapter, port)))
                        .map(port -> adapter.getSimpleName() + ": " + port.getSimpleName() + "Contract"))
                .toList();

        assertEquals(List.of(), withoutTest, "write a test of the adapter that extends the suite");
    }

    private static boolean runs(JavaClass test, JavaClass adapter, JavaClass port) {
        return test.isAssignableTo(ROOT + ".application.contract." + port.getSimpleName() + "Contract")
                && test.getDirectDependenciesFromSelf().stream()
                        .anyMatch(used -> used.getTargetClass().getName().equals(adapter.getName()));
    }

    private static List<String> modules() throws IOException {
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(PROJECT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
        assertTrue(modules.contains("domain"));
        return modules;
    }

    private static Path target(String module) {
        return PROJECT.resolve(module).resolve("target");
    }
}
