package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static id.sesi.layers.Conditions.be;
import static id.sesi.layers.Conditions.dependOnNamedPackages;
import static id.sesi.layers.Conditions.haveACaller;
import static id.sesi.layers.Conditions.havePackageInfo;
import static id.sesi.layers.Conditions.haveSignaturesOfTheInside;
import static id.sesi.layers.Conditions.notCallDrivenPorts;
import static id.sesi.layers.Conditions.notDependOnOtherAdapters;
import static id.sesi.layers.Conditions.notDependOnOuterLayers;
import static id.sesi.layers.Conditions.notImplementDrivenPorts;
import static id.sesi.layers.Conditions.notShowConstants;
import static id.sesi.layers.Conditions.packagesOf;
import static id.sesi.layers.Layer.ADAPTERS;
import static id.sesi.layers.Layer.APPLICATION;
import static id.sesi.layers.Layer.BOOTSTRAP;
import static id.sesi.layers.Layer.DOMAIN;
import static id.sesi.layers.Layer.DRIVEN;
import static id.sesi.layers.Layer.DRIVING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * What holds between the layers of a hexagon. There is one strictness. Allow-lists where the inside is concerned: what is
 * not named is forbidden. No rule is content with finding nothing to look at.
 */
public final class LayerRules {

    private static final String LAYERS = "0003-layers.md";
    private static final String RULES = "0018-layer-rules.md";

    private static final String[] CONTAINERS = {
        "dagger..",
        "javax.inject..",
        "jakarta.inject..",
        "javax.enterprise..",
        "jakarta.enterprise..",
        "com.google.inject..",
        "io.micronaut.context..",
        "org.springframework.beans..",
        "org.springframework.context..",
        "org.springframework.stereotype.."
    };

    private final Hexagon hexagon;

    private LayerRules(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    /** {@return all rules for that hexagon} */
    public static List<LayerRule> of(Hexagon hexagon) {
        LayerRules rules = new LayerRules(hexagon);
        return List.of(
                rules.everythingIsInALayer(),
                rules.dependenciesPointInward(),
                rules.domainStandsAlone(),
                rules.applicationStandsOnTheDomain(),
                rules.adaptersAreStrangers(),
                rules.adaptersEnterThroughPorts(),
                rules.drivenPortsAreCalledFromInside(),
                rules.onlyAdaptersImplementDrivenPorts(),
                rules.portsSpeakOfTheInside(),
                rules.portsAreInterfaces(),
                rules.portsHaveNoTestControls(),
                rules.wiringStaysInBootstrap(),
                rules.nothingIsInjectedIntoFields(),
                rules.packagesHaveNoCycles(),
                rules.packagesIntroduceThemselves(),
                rules.constantsStayAtHome(),
                rules.kotlinStaysOutside());
    }

    private LayerRule everythingIsInALayer() {
        return rule(
                "everything-is-in-a-layer",
                classes()
                        .that(areOurs())
                        .should(be(describe(
                                "in a layer", type -> hexagon.layerOf(type).isPresent()))),
                "what is in no layer is a way around all of them",
                LAYERS);
    }

    private LayerRule dependenciesPointInward() {
        return rule(
                "dependencies-point-inward",
                classes().that(areOurs()).should(notDependOnOuterLayers(hexagon)),
                "the inside has to survive the replacement of everything around it",
                LAYERS);
    }

    private LayerRule domainStandsAlone() {
        return rule(
                "domain-stands-alone",
                classes().that(hexagon.in(DOMAIN)).should(dependOnNamedPackages(hexagon)),
                "the domain has to run wherever Java runs, and to be read without knowing a library",
                LAYERS);
    }

    private LayerRule applicationStandsOnTheDomain() {
        return rule(
                "application-stands-on-the-domain",
                classes().that(hexagon.in(APPLICATION, DRIVING, DRIVEN)).should(dependOnNamedPackages(hexagon)),
                "use cases speak to the outside through ports, not through libraries",
                LAYERS);
    }

    private LayerRule adaptersAreStrangers() {
        return rule(
                "adapters-are-strangers",
                classes().that(hexagon.in(ADAPTERS)).should(notDependOnOtherAdapters(hexagon)),
                "an adapter can be replaced only if no other knows it",
                LAYERS);
    }

    private LayerRule adaptersEnterThroughPorts() {
        return rule(
                "adapters-enter-through-ports",
                noClasses().that(hexagon.in(ADAPTERS)).should(dependOnClassesThat(hexagon.in(APPLICATION))),
                "adapters see ports; what is behind them, and who makes it, is a matter of bootstrap",
                LAYERS);
    }

    private LayerRule drivenPortsAreCalledFromInside() {
        return rule(
                "driven-ports-are-called-from-inside",
                classes().that(hexagon.in(ADAPTERS)).should(notCallDrivenPorts(hexagon)),
                "who drives goes through a use case, or its rules are left out; an implementation may wrap another",
                RULES);
    }

    private LayerRule onlyAdaptersImplementDrivenPorts() {
        return rule(
                "only-adapters-implement-driven-ports",
                classes().that(areOurs()).and(not(hexagon.in(ADAPTERS))).should(notImplementDrivenPorts(hexagon)),
                "what is behind a driven port is a matter of adapters",
                LAYERS);
    }

    private LayerRule portsSpeakOfTheInside() {
        return rule(
                "ports-speak-of-the-inside",
                classes().that(hexagon.in(DRIVING, DRIVEN)).should(haveSignaturesOfTheInside(hexagon)),
                "whoever is on the other side of a port has to take everything that it speaks of",
                RULES);
    }

    private LayerRule portsAreInterfaces() {
        return rule(
                "ports-are-interfaces",
                classes()
                        .that(hexagon.in(DRIVING, DRIVEN))
                        .should(be(
                                describe("an interface, or a value that nobody extends", Conditions::isPortOrValue))),
                "a port with code in it is half an adapter",
                RULES);
    }

    private LayerRule portsHaveNoTestControls() {
        return rule(
                "ports-have-no-test-controls",
                methods()
                        .that(describe(
                                "ask something of a port",
                                method -> hexagon.isPort(method.getOwner())
                                        && method.getModifiers().contains(JavaModifier.ABSTRACT)))
                        .should(haveACaller(hexagon)),
                "what no layer calls is there for tests or for nobody",
                RULES);
    }

    private LayerRule wiringStaysInBootstrap() {
        return rule(
                "wiring-stays-in-bootstrap",
                noClasses()
                        .that(describe(
                                "are not in bootstrap",
                                type -> hexagon.owns(type)
                                        && hexagon.layerOf(type)
                                                .filter(BOOTSTRAP::equals)
                                                .isEmpty()))
                        .should(dependOnClassesThat(resideInAnyPackage(CONTAINERS))),
                "who is wired must not know by what",
                LAYERS);
    }

    private LayerRule nothingIsInjectedIntoFields() {
        return rule(
                "nothing-is-injected-into-fields",
                noFields().that().areDeclaredInClassesThat(areOurs()).should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION),
                "what comes by the constructor can be made without a container, and is never half there",
                LAYERS);
    }

    private LayerRule packagesHaveNoCycles() {
        return rule(
                "packages-have-no-cycles",
                slices().matching(hexagon.root() + ".(**)").should().beFreeOfCycles(),
                "a cycle makes one thing of two",
                LAYERS);
    }

    private LayerRule packagesIntroduceThemselves() {
        return rule(
                "packages-introduce-themselves",
                all(packagesOf(hexagon)).should(havePackageInfo()),
                "a newcomer starts at package-info.java",
                RULES);
    }

    private LayerRule constantsStayAtHome() {
        return rule(
                "constants-stay-at-home",
                classes().that(hexagon.in(APPLICATION, ADAPTERS, BOOTSTRAP)).should(notShowConstants()),
                "a constant is copied into whoever uses it, and leaves no trace there that a rule could see",
                RULES);
    }

    private LayerRule kotlinStaysOutside() {
        return rule(
                "kotlin-stays-outside",
                noClasses().that(areOurs()).should(dependOnClassesThat(resideInAnyPackage("kotlin..", "kotlinx.."))),
                "this is Java; Kotlin's library may be there for others to use",
                LAYERS);
    }

    private LayerRule rule(String name, ArchRule rule, String why, String decision) {
        String pages = hexagon.docs() + "/layering.md#" + name + ", " + hexagon.docs() + "/decisions/" + decision;
        return new LayerRule(name, rule.allowEmptyShould(false).because(why + " (" + pages + ")"), why, pages);
    }

    private DescribedPredicate<JavaClass> areOurs() {
        return describe("are in " + hexagon.root(), hexagon::owns);
    }
}
