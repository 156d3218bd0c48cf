package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static id.sesi.layers.Layer.ADAPTERS;
import static id.sesi.layers.Layer.APPLICATION;
import static id.sesi.layers.Layer.DOMAIN;
import static id.sesi.layers.Layer.DRIVEN;
import static id.sesi.layers.Layer.DRIVING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The default set of rules: what may use what. */
final class Layering {

    private final Hexagon hexagon;
    private final Conditions conditions;
    private final PortConditions ports;

    Layering(Hexagon hexagon) {
        this.hexagon = hexagon;
        this.conditions = new Conditions(hexagon);
        this.ports = new PortConditions(hexagon);
    }

    List<LayerRule> rules() {
        return List.of(
                everythingIsInALayer(),
                dependenciesPointInward(),
                domainUsesOnlyAllowedPackages(),
                applicationUsesOnlyAllowedPackages(),
                adaptersAreIndependent(),
                adaptersEnterThroughPorts(),
                drivenPortsAreCalledFromInside(),
                onlyAdaptersImplementDrivenPorts(),
                onlyTheApplicationImplementsDrivingPorts(),
                drivenPortsKnowNoDrivingPorts(),
                portsExposeOnlyTheInside(),
                portsAreInterfaces(),
                hexagonsMeetAtNamedPorts());
    }

    private LayerRule everythingIsInALayer() {
        return new LayerRule(
                "everything-is-in-a-layer",
                classesInHexagon()
                        .and()
                        .doNotHaveSimpleName("package-info")
                        .should(Conditions.be(describe(
                                "in a layer",
                                type -> hexagon.layerOf(type.getName()).isPresent()))),
                "the other rules do not check a class in no layer",
                "move the class to the layer that uses it, or name its package or the class for a layer",
                Set.of());
    }

    private LayerRule dependenciesPointInward() {
        return new LayerRule(
                "dependencies-point-inward",
                classesInHexagon().should(conditions.notDependOnOuterLayers()),
                "the inside must not change when an outer layer is replaced",
                "declare a driven port for what the inside needs, and implement it in the outer layer",
                Set.of());
    }

    private LayerRule domainUsesOnlyAllowedPackages() {
        return new LayerRule(
                "domain-uses-only-allowed-packages",
                classes().that(hexagon.in(DOMAIN)).should(conditions.dependOnAllowedPackages()),
                "readers and users of the domain need to know no library",
                "move the code behind a driven port, or allow the package and state the reason",
                Set.of(DOMAIN));
    }

    private LayerRule applicationUsesOnlyAllowedPackages() {
        Layer[] present =
                Stream.of(APPLICATION, DRIVING, DRIVEN).filter(hexagon::has).toArray(Layer[]::new);
        return new LayerRule(
                "application-uses-only-allowed-packages",
                classes().that(hexagon.in(present)).should(conditions.dependOnAllowedPackages()),
                "use cases use libraries only through ports",
                "move the code behind a driven port, or allow the package and state the reason",
                present.length == 0 ? Set.of(APPLICATION) : Set.of());
    }

    private LayerRule adaptersAreIndependent() {
        return new LayerRule(
                "adapters-are-independent",
                classes().that(hexagon.in(ADAPTERS)).should(conditions.notDependOnOtherAdapters()),
                "an adapter can be replaced only if no other adapter uses it",
                "declare an interface in the adapter that calls, and let bootstrap connect both;"
                        + " if both are one adapter, name their common package",
                Set.of(ADAPTERS));
    }

    private LayerRule adaptersEnterThroughPorts() {
        return new LayerRule(
                "adapters-enter-through-ports",
                classes().that(hexagon.in(ADAPTERS)).should(conditions.notDependOnLayer(APPLICATION)),
                "adapters use only ports; bootstrap chooses the implementations",
                "let the adapter take the driving port as a parameter of its constructor; if the class is a value of a port,"
                        + " name it in driving or driven",
                Set.of(ADAPTERS, APPLICATION, DRIVING));
    }

    private LayerRule drivenPortsAreCalledFromInside() {
        return new LayerRule(
                "driven-ports-are-called-from-inside",
                classes().that(hexagon.in(ADAPTERS)).should(ports.notCallDrivenPorts()),
                "a caller that skips the use case skips its checks; only an implementation of the port may call"
                        + " another implementation",
                "call a use case through its driving port; if none fits, write one",
                Set.of(ADAPTERS, DRIVEN));
    }

    private LayerRule onlyAdaptersImplementDrivenPorts() {
        return new LayerRule(
                "only-adapters-implement-driven-ports",
                classesInHexagon().and(not(hexagon.in(ADAPTERS))).should(ports.notImplementDrivenPorts()),
                "a class that implements a driven port is an adapter",
                "move the class into an adapter",
                Set.of(ADAPTERS, DRIVEN));
    }

    private LayerRule onlyTheApplicationImplementsDrivingPorts() {
        Layer inside = hexagon.has(APPLICATION) ? APPLICATION : DOMAIN;
        return new LayerRule(
                "only-the-application-implements-driving-ports",
                classesInHexagon().and(not(hexagon.in(inside))).should(ports.notImplementDrivingPorts()),
                "what happens behind a driving port is a use case",
                "move the class into the " + inside + ", or let it use the port instead of implementing it",
                Set.of(DRIVING));
    }

    private LayerRule drivenPortsKnowNoDrivingPorts() {
        return new LayerRule(
                "driven-ports-know-no-driving-ports",
                classes().that(hexagon.in(DRIVEN)).should(conditions.notDependOnLayer(DRIVING)),
                "an implementation of a driven port must not depend on the ports that drive the application",
                "move a value that both sides need into the domain, or into a package of the driven layer",
                Set.of(DRIVING, DRIVEN));
    }

    private LayerRule portsExposeOnlyTheInside() {
        Layer[] present = portLayers();
        return new LayerRule(
                "ports-expose-only-the-inside",
                classes().that(hexagon.in(present)).should(ports.haveSignaturesOfTheInside()),
                "both sides of a port depend on every type in its signatures",
                "translate the type into one of the domain or of the ports; if it is a value of a port, name it in driving or"
                        + " driven; if it belongs to a library, allow the package and state the reason",
                present.length == 0 ? Set.of(DRIVING, DRIVEN) : Set.of());
    }

    private LayerRule portsAreInterfaces() {
        Layer[] present = portLayers();
        return new LayerRule(
                "ports-are-interfaces",
                classes().that(hexagon.in(present)).should(ports.bePortsOrValues()),
                "ports and their values contain no logic; logic belongs in use cases and adapters",
                "make the class an interface or a record, or move it to the layer that does the work; if it only carries"
                        + " values, seal the interface that it implements",
                present.length == 0 ? Set.of(DRIVING, DRIVEN) : Set.of());
    }

    private Layer[] portLayers() {
        return Stream.of(DRIVING, DRIVEN).filter(hexagon::has).toArray(Layer[]::new);
    }

    private LayerRule hexagonsMeetAtNamedPorts() {
        return new LayerRule(
                "hexagons-meet-at-named-ports",
                classesInHexagon().should(conditions.dependOnNeighboursOnlyThroughPorts()),
                "a hexagon can change its inside only if no other hexagon uses it",
                "use a port of the other hexagon, and name it as a place where both meet",
                Set.of());
    }

    private GivenClassesConjunction classesInHexagon() {
        return classes().that(areInHexagon(hexagon));
    }

    static DescribedPredicate<JavaClass> areInHexagon(Hexagon hexagon) {
        return describe("are in " + hexagon.root(), type -> hexagon.owns(type.getName()));
    }
}
