package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The layer rules hold for every shipped module, in class folders and in jars. */
class ArchitectureTest {

    private static final JavaClasses SHIPPED = SesiRules.SESI.classesIn(Modules.shippedClasses());

    /** If fewer classes are found, some were not read. Compilers differ by a few; raise the numbers when modules grow. */
    private static final Map<String, Long> AT_LEAST = Map.of(
            "adapters.cli", 70L,
            "adapters.http.gateway", 22L,
            "adapters.http.sandbox", 16L,
            "adapters.http.vault", 11L,
            "adapters.local", 9L,
            "application", 58L,
            "application.diagnosis", 31L,
            "bootstrap", 30L,
            "domain", 21L);

    private static final Pattern MODULE =
            Pattern.compile("id\\.sesi\\.(adapters\\.http\\.\\w+|adapters\\.\\w+|application\\.diagnosis|\\w+).*");

    private static final Set<String> FACTORIES = Set.of("id.sesi.application", "id.sesi.application.diagnosis");

    @TestFactory
    Stream<DynamicTest> holds() {
        return SesiRules.all().stream().map(rule -> dynamicTest(rule.name(), () -> rule.check(SHIPPED)));
    }

    @Test
    void all_modules_are_looked_at_and_whole() {
        Map<String, Long> found = SHIPPED.stream()
                .map(type -> MODULE.matcher(type.getPackageName()).replaceFirst("$1"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        assertEquals(AT_LEAST.keySet(), found.keySet());
        found.replaceAll((module, count) -> Math.min(count, AT_LEAST.getOrDefault(module, 0L)));
        assertEquals(AT_LEAST, found);
    }

    /** Only factories are public: the implementations behind the ports are not. */
    @Test
    void each_part_of_the_application_shows_its_ports_and_one_factory() {
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
