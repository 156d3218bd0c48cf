package id.sesi.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import id.sesi.layers.LayerReport;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks the layer rules on all classes of the shipped modules, in class folders or in jars. */
class ArchitectureTest {

    private static final JavaClasses SHIPPED = SesiRules.SESI.classesIn(Modules.shippedClasses());

    /**
     * The minimum number of classes of each module. With fewer classes, some were not read. The numbers are slightly too low,
     * because compilers generate different numbers of classes. Raise them when a module grows.
     */
    private static final Map<String, Long> MIN_CLASSES = Map.ofEntries(
            entry("adapters.cli", 70L),
            entry("adapters.http.gateway", 22L),
            entry("adapters.http.sandbox", 16L),
            entry("adapters.http.vault", 11L),
            entry("adapters.http.widget", 3L),
            entry("adapters.local", 9L),
            entry("adapters.micrometer", 2L),
            entry("application", 58L),
            entry("application.diagnosis", 31L),
            entry("bootstrap", 30L),
            entry("domain", 21L));

    private static final Pattern MODULE =
            Pattern.compile("id\\.sesi\\.(adapters\\.http\\.\\w+|adapters\\.\\w+|application\\.diagnosis|\\w+).*");

    private static final Set<String> FACTORIES = Set.of("id.sesi.application", "id.sesi.application.diagnosis");

    @TestFactory
    Stream<DynamicTest> each_rule_passes() {
        LayerReport report = SesiRules.all().check(SHIPPED);
        return report.results().stream().map(result -> dynamicTest(result.rule().id(), () -> report.orThrow(result)));
    }

    @Test
    void all_classes_of_all_modules_are_checked() {
        Map<String, Long> found = SHIPPED.stream()
                .map(type -> MODULE.matcher(type.getPackageName()).replaceFirst("$1"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        assertEquals(MIN_CLASSES.keySet(), found.keySet());
        found.replaceAll((module, count) -> Math.min(count, MIN_CLASSES.getOrDefault(module, 0L)));
        assertEquals(MIN_CLASSES, found);
    }

    /** The implementations of the ports are not public. */
    @Test
    void only_the_factories_of_the_application_are_public() {
        assertEquals(
                Set.of("UseCases", "CreateSessionBuilder", "Diagnosis"),
                SHIPPED.stream()
                        .filter(type -> FACTORIES.contains(type.getPackageName()))
                        .filter(type -> isPublic(type)
                                && type.getEnclosingClass()
                                        .map(ArchitectureTest::isPublic)
                                        .orElse(true))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet()));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
