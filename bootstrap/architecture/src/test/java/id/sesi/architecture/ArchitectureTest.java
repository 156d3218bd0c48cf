package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The layering rules over everything that is shipped, whether it lies in folders or in jars. */
class ArchitectureTest {

    private static final JavaClasses SHIPPED = SesiRules.SESI.classes();

    /** Fewer classes than that, and something was not read. Compilers differ by a few; raise them when modules grow. */
    private static final Map<String, Long> AT_LEAST =
            Map.of("adapters.cli", 45L, "adapters.http", 33L, "application", 50L, "bootstrap", 20L, "domain", 20L);

    @TestFactory
    Stream<DynamicTest> holds() {
        return SesiRules.all().stream().map(rule -> dynamicTest(rule.name(), () -> rule.check(SHIPPED)));
    }

    @Test
    void all_modules_are_looked_at_and_whole() {
        Map<String, Long> found = SHIPPED.stream()
                .map(type -> type.getPackageName().replaceFirst("id\\.sesi\\.(adapters\\.\\w+|\\w+).*", "$1"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        assertEquals(AT_LEAST.keySet(), found.keySet());
        found.replaceAll((module, count) -> Math.min(count, AT_LEAST.getOrDefault(module, 0L)));
        assertEquals(AT_LEAST, found);
    }

    /** What makes use cases; what is behind the ports is not public. */
    @Test
    void the_application_shows_its_ports_and_one_factory() {
        assertEquals(
                Set.of("UseCases", "CreateSessionBuilder"),
                SHIPPED.stream()
                        .filter(type -> type.getPackageName().equals("id.sesi.application"))
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
