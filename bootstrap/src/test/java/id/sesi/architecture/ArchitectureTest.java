package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import id.sesi.adapters.cli.command.Cli;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.application.UseCases;
import id.sesi.domain.PartnerId;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The layering rules over everything that is shipped, whether it lies in folders or in jars. */
class ArchitectureTest {

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.sesi");

    private static final LayerRules RULES = new LayerRules("id.sesi");

    static final List<Function<LayerRules, ArchRule>> ALL = List.of(
            LayerRules::domainStandsAlone,
            LayerRules::applicationKnowsTheDomainAlone,
            LayerRules::adaptersAreIsolated,
            LayerRules::nothingKnowsBootstrap,
            LayerRules::onlyBootstrapMakesUseCases,
            LayerRules::onlyAdaptersImplementDrivenPorts,
            LayerRules::sandboxAndGatewayAreStrangers,
            LayerRules::kotlinStaysOutside,
            LayerRules::packagesHaveNoCycles,
            LayerRules::everythingIsInALayer,
            LayerRules::theInsideReadsNoClock);

    @TestFactory
    Stream<DynamicTest> holds() {
        return ALL.stream()
                .map(rule -> rule.apply(RULES))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(SHIPPED)));
    }

    @Test
    void no_rule_is_left_out() {
        long rules = Stream.of(LayerRules.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == ArchRule.class)
                .count();
        assertEquals(rules, ALL.size());
    }

    @Test
    void all_five_modules_are_looked_at() {
        for (Class<?> known : List.of(PartnerId.class, UseCases.class, OkHttpSessionGateway.class, Cli.class)) {
            assertTrue(SHIPPED.contain(known), known::getName);
        }
        assertTrue(SHIPPED.contain("id.sesi.bootstrap.Main"));
        assertTrue(SHIPPED.contain("id.sesi.bootstrap.DaggerSessionComponent"), "generated code too");
        assertTrue(SHIPPED.size() > 90, "only " + SHIPPED.size() + " classes");
    }

    @Test
    void nothing_of_the_tests_is_looked_at() {
        assertEquals(
                List.of(),
                SHIPPED.stream()
                        .map(JavaClass::getName)
                        .filter(name -> name.startsWith("id.sesi.architecture"))
                        .toList());
    }

    @Test
    void the_layers_are_those_of_the_documentation() {
        assertEquals(
                List.of("adapters.cli", "adapters.http", "application", "bootstrap", "domain"),
                List.copyOf(SHIPPED.stream()
                        .map(type -> type.getPackageName().split("\\."))
                        .map(path -> path[2].equals("adapters") ? path[2] + "." + path[3] : path[2])
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** A rule over a misspelled package finds nothing; it must not be content with that. */
    @TestFactory
    Stream<DynamicTest> fails_where_it_finds_nothing() {
        return ALL.stream()
                .map(rule -> rule.apply(new LayerRules("id.sessi")))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(), () -> assertThrows(AssertionError.class, () -> rule.check(SHIPPED))));
    }
}
