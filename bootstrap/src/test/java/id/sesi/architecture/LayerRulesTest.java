package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule turns red on a class that breaks it, and on that class alone. */
class LayerRulesTest {

    private static final String FIXTURES = "id.sesi.architecture.fixture.";

    static Stream<Arguments> badClasses() {
        return Stream.of(
                bad("librarydomain", LayerRules::domainStandsAlone, "domain.UsesLibrary"),
                bad("annotateddomain", LayerRules::domainStandsAlone, "domain.UsesAnnotation"),
                bad("sqldomain", LayerRules::domainStandsAlone, "domain.UsesOtherModule"),
                bad("outwardapplication", LayerRules::applicationKnowsTheDomainAlone, "application.KnowsAdapter"),
                bad("chattyadapters", LayerRules::adaptersAreIsolated, "adapters.cli.KnowsOther"),
                bad("knownbootstrap", LayerRules::nothingKnowsBootstrap, "adapters.cli.KnowsBootstrap"),
                bad("wiringadapter", LayerRules::onlyBootstrapMakesUseCases, "adapters.cli.MakesUseCase"),
                bad("implementedport", LayerRules::onlyAdaptersImplementDrivenPorts, "application.ImplementsPort"),
                bad("twinsandbox", LayerRules::sandboxAndGatewayAreStrangers, "adapters.http.sandbox.KnowsGateway"),
                bad("kotlinadapter", LayerRules::kotlinStaysOutside, "adapters.http.UsesKotlin"),
                bad("cyclicpackages", LayerRules::packagesHaveNoCycles, "domain.one.One", "domain.two.Two"),
                bad("strayclass", LayerRules::everythingIsInALayer, "util.Stray"),
                bad("clockdomain", LayerRules::theInsideReadsNoClock, "domain.ReadsClock"));
    }

    private static Arguments bad(String fixture, Function<LayerRules, ArchRule> rule, String... badClasses) {
        return Arguments.of(fixture, rule, Set.of(badClasses));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badClasses")
    void a_bad_class_turns_the_rule_red(String fixture, Function<LayerRules, ArchRule> rule, Set<String> expected) {
        String root = FIXTURES + fixture;
        JavaClasses classes = new ClassFileImporter().importPackages(root);

        EvaluationResult result = rule.apply(new LayerRules(root)).evaluate(classes);

        assertEquals(
                new TreeSet<>(expected), offenders(result.getFailureReport().getDetails(), root));
    }

    @Test
    void every_rule_has_a_bad_class() {
        Set<String> proven = badClasses()
                .map(arguments -> ruleOf(arguments).getDescription())
                .collect(Collectors.toSet());
        Set<String> all = ArchitectureTest.ALL.stream()
                .map(rule -> rule.apply(new LayerRules("x")).getDescription())
                .collect(Collectors.toSet());
        assertEquals(all, proven);
    }

    @SuppressWarnings("unchecked")
    private static ArchRule ruleOf(Arguments arguments) {
        return ((Function<LayerRules, ArchRule>) arguments.get()[1]).apply(new LayerRules("x"));
    }

    /** {@return the classes that the report's lines begin with, below the root} */
    private static Set<String> offenders(List<String> details, String root) {
        Pattern origin = Pattern.compile(
                "(?:Class|Field|Method|Constructor) <" + Pattern.quote(root) + "\\.([a-z.]+[A-Z][A-Za-z]*)");
        Set<String> offenders = new TreeSet<>();
        for (String detail : details) {
            detail.lines().forEach(line -> {
                Matcher matcher = origin.matcher(line);
                if (matcher.find()) {
                    offenders.add(matcher.group(1));
                }
            });
        }
        return offenders;
    }
}
