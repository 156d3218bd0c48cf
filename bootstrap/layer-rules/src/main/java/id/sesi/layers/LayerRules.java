package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;
import static id.sesi.layers.Layer.ADAPTERS;
import static id.sesi.layers.Layer.APPLICATION;
import static id.sesi.layers.Layer.BOOTSTRAP;
import static id.sesi.layers.Layer.DOMAIN;
import static id.sesi.layers.Layer.DRIVEN;
import static id.sesi.layers.Layer.DRIVING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/**
 * The rules for the layers of a hexagon. The rules are fixed: none of them can be switched off. For the inside, the rules are
 * allow-lists: a package that is not on the list is forbidden. A rule that matches no classes fails.
 *
 * @since 1.0.0
 */
public final class LayerRules {

    private static final String LAYERS_RECORD = "0003-layers.md";
    private static final String RULES_RECORD = "0018-layer-rules.md";

    private static final Set<String> KOTLIN = Set.of("kotlin", "kotlinx");
    private static final Set<String> CONTAINERS = Set.of(
            "dagger",
            "javax.inject",
            "jakarta.inject",
            "javax.enterprise",
            "jakarta.enterprise",
            "javax.ejb",
            "jakarta.ejb",
            "com.google.inject",
            "io.micronaut.context",
            "org.springframework.beans",
            "org.springframework.boot",
            "org.springframework.context",
            "org.springframework.stereotype");

    private final Hexagon hexagon;
    private final Conditions conditions;
    private final PortConditions ports;

    private LayerRules(Hexagon hexagon) {
        this.hexagon = hexagon;
        this.conditions = new Conditions(hexagon);
        this.ports = new PortConditions(hexagon);
    }

    /** {@return all rules, for the given hexagon} */
    public static List<LayerRule> of(Hexagon hexagon) {
        LayerRules rules = new LayerRules(hexagon);
        return List.of(
                rules.everythingIsInALayer(),
                rules.dependenciesPointInward(),
                rules.domainUsesOnlyAllowedPackages(),
                rules.applicationUsesOnlyAllowedPackages(),
                rules.adaptersAreIndependent(),
                rules.adaptersEnterThroughPorts(),
                rules.drivenPortsAreCalledFromInside(),
                rules.onlyAdaptersImplementDrivenPorts(),
                rules.drivenPortsKnowNoDrivingPorts(),
                rules.portsExposeOnlyTheInside(),
                rules.portsAreInterfaces(),
                rules.portsHaveNoTestControls(),
                rules.wiringStaysInBootstrap(),
                rules.nothingIsInjectedIntoFields(),
                rules.packagesHaveNoCycles(),
                rules.packagesHavePackageInfo(),
                rules.kotlinStaysOutside());
    }

    private LayerRule everythingIsInALayer() {
        return rule(
                "everything-is-in-a-layer",
                classes().that(areOurs()).should(Conditions.be(describe("in a layer", hexagon::isInALayer))),
                "the other rules do not check a class in no layer; move the class, or name the new adapter in Hexagon.below",
                LAYERS_RECORD);
    }

    private LayerRule dependenciesPointInward() {
        return rule(
                "dependencies-point-inward",
                classes().that(areOurs()).should(conditions.notDependOnOuterLayers()),
                "the inside must not change when an outer layer is replaced",
                LAYERS_RECORD);
    }

    private LayerRule domainUsesOnlyAllowedPackages() {
        return rule(
                "domain-uses-only-allowed-packages",
                classes().that(hexagon.in(DOMAIN)).should(conditions.dependOnAllowedPackages()),
                "the domain must run on every Java; Hexagon.allowing allows more packages of java.base",
                LAYERS_RECORD);
    }

    private LayerRule applicationUsesOnlyAllowedPackages() {
        return rule(
                "application-uses-only-allowed-packages",
                classes().that(hexagon.in(APPLICATION, DRIVING, DRIVEN)).should(conditions.dependOnAllowedPackages()),
                "use cases use libraries only through ports; Hexagon.allowing allows more packages of java.base",
                LAYERS_RECORD);
    }

    private LayerRule adaptersAreIndependent() {
        return rule(
                "adapters-are-independent",
                classes().that(hexagon.in(ADAPTERS)).should(conditions.notDependOnOtherAdapters()),
                "an adapter can be replaced only if no other adapter uses it",
                LAYERS_RECORD);
    }

    private LayerRule adaptersEnterThroughPorts() {
        return rule(
                "adapters-enter-through-ports",
                classes().that(hexagon.in(ADAPTERS)).should(conditions.notDependOnLayer(APPLICATION)),
                "adapters use only ports; bootstrap chooses the implementations",
                LAYERS_RECORD);
    }

    private LayerRule drivenPortsAreCalledFromInside() {
        return rule(
                "driven-ports-are-called-from-inside",
                classes().that(hexagon.in(ADAPTERS)).should(ports.notCallDrivenPorts()),
                "a caller that skips the use case skips its checks; only an implementation of the port may call"
                        + " another implementation",
                RULES_RECORD);
    }

    private LayerRule onlyAdaptersImplementDrivenPorts() {
        return rule(
                "only-adapters-implement-driven-ports",
                classes().that(areOurs()).and(not(hexagon.in(ADAPTERS))).should(ports.notImplementDrivenPorts()),
                "a class that implements a driven port belongs in an adapter",
                LAYERS_RECORD);
    }

    private LayerRule drivenPortsKnowNoDrivingPorts() {
        return rule(
                "driven-ports-know-no-driving-ports",
                classes().that(hexagon.in(DRIVEN)).should(conditions.notDependOnLayer(DRIVING)),
                "an implementation of a driven port must not depend on the ports that drive the application",
                RULES_RECORD);
    }

    private LayerRule portsExposeOnlyTheInside() {
        return rule(
                "ports-expose-only-the-inside",
                classes().that(hexagon.in(DRIVING, DRIVEN)).should(ports.haveSignaturesOfTheInside()),
                "both sides of a port depend on every type in its signatures",
                RULES_RECORD);
    }

    private LayerRule portsAreInterfaces() {
        return rule(
                "ports-are-interfaces",
                classes()
                        .that(hexagon.in(DRIVING, DRIVEN))
                        .should(Conditions.be(describe(
                                "an interface or a closed value, which is final or sealed and neither implements nor"
                                        + " contains a port",
                                ports::isPortOrValue))),
                "ports and their values contain no logic; logic belongs in use cases and adapters",
                RULES_RECORD);
    }

    private LayerRule portsHaveNoTestControls() {
        return rule(
                "ports-have-no-test-controls",
                methods()
                        .that(describe("are methods of a port", ports::isMethodOfAPort))
                        .should(ports.haveACaller()),
                "a method that no layer calls is unused or exists only for tests",
                RULES_RECORD);
    }

    private LayerRule wiringStaysInBootstrap() {
        return rule(
                "wiring-stays-in-bootstrap",
                classes()
                        .that(areOurs())
                        .and(not(hexagon.in(BOOTSTRAP)))
                        .should(conditions.notDependOnPackages(CONTAINERS)),
                "a class must not know the container that creates it",
                LAYERS_RECORD);
    }

    private LayerRule nothingIsInjectedIntoFields() {
        return rule(
                "nothing-is-injected-into-fields",
                noFields().that().areDeclaredInClassesThat(areOurs()).should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION),
                "with constructor injection, a class needs no container, and no object is incomplete",
                LAYERS_RECORD);
    }

    private LayerRule packagesHaveNoCycles() {
        return rule(
                "packages-have-no-cycles",
                classes().that(areOurs()).should(conditions.notBePartOfCycles()),
                "packages in a cycle can be changed only together",
                LAYERS_RECORD);
    }

    private LayerRule packagesHavePackageInfo() {
        return rule(
                "packages-have-package-info",
                all(conditions.packages()).should(Conditions.havePackageInfo()),
                "new readers start at package-info.java",
                RULES_RECORD);
    }

    private LayerRule kotlinStaysOutside() {
        return rule(
                "kotlin-stays-outside",
                classes().that(areOurs()).should(conditions.notDependOnPackages(KOTLIN)),
                "the code is Java; the Kotlin library is here only for other libraries",
                LAYERS_RECORD);
    }

    private LayerRule rule(String name, ArchRule rule, String why, String decision) {
        String pages = hexagon.docs() + "/layering.md#" + name + ", " + hexagon.docs() + "/decisions/" + decision;
        return new LayerRule(name, rule.allowEmptyShould(false).because(why + " (" + pages + ")"), why, pages);
    }

    private DescribedPredicate<JavaClass> areOurs() {
        return describe("are in " + hexagon.root(), type -> hexagon.owns(type.getName()));
    }
}
