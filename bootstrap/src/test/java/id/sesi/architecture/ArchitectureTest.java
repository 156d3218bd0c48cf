package id.sesi.architecture;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import id.sesi.layers.Hexagon;
import id.sesi.layers.Layer;
import id.sesi.layers.LayerRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The layering rules over everything that is shipped, whether it lies in folders or in jars. */
class ArchitectureTest {

    static final Hexagon SESI = Hexagon.below("id.sesi", "cli", "http")
            .allowing(Layer.DOMAIN, "java.net", "java.security", "javax.crypto")
            .allowing(
                    Layer.APPLICATION,
                    "java.security",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.random")
            .allowing(Layer.DRIVEN, "java.util.random");

    private static final JavaClasses SHIPPED = SESI.classes();

    @TestFactory
    Stream<DynamicTest> holds() {
        return LayerRules.of(SESI).stream().map(rule -> dynamicTest(rule.name(), () -> rule.check(SHIPPED)));
    }
}
