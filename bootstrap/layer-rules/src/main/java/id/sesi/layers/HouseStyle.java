package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Optional rules: the conventions of this project. A hexagonal architecture does not need them. The default rules are in
 * {@link Layering}.
 */
final class HouseStyle {

    private static final Set<String> KOTLIN = Set.of("kotlin", "kotlinx");
    private static final Set<String> DI_CONTAINER_PACKAGES = Set.of(
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

    HouseStyle(Hexagon hexagon) {
        this.hexagon = hexagon;
        this.conditions = new Conditions(hexagon);
        this.ports = new PortConditions(hexagon);
    }

    List<LayerRule> rules() {
        return List.of(
                portsHaveNoUncalledMethods(),
                insideReadsNoClock(),
                wiringStaysInBootstrap(),
                nothingIsInjectedIntoFields(),
                packagesHaveNoCycles(),
                packagesHavePackageInfo(),
                kotlinStaysOutside());
    }

    private LayerRule portsHaveNoUncalledMethods() {
        boolean hasPorts = hexagon.has(Layer.DRIVING) || hexagon.has(Layer.DRIVEN);
        return new LayerRule(
                "ports-have-no-uncalled-methods",
                methods()
                        .that(describe("are methods of a port", ports::isMethodOfAPort))
                        .should(ports.haveACaller()),
                "a method that no layer calls is unused or exists only for tests",
                "delete the method, or move it to the test double that needs it",
                hasPorts ? Set.of() : Set.of(Layer.DRIVING, Layer.DRIVEN));
    }

    private LayerRule insideReadsNoClock() {
        Layer[] inside = Stream.of(Layer.values())
                .filter(layer -> layer.isInside() && hexagon.has(layer))
                .toArray(Layer[]::new);
        return new LayerRule(
                "inside-reads-no-clock",
                noClasses()
                        .that(hexagon.in(inside))
                        .should()
                        .accessTargetWhere(
                                describe("the target is a clock or a source of randomness", Clocks::isReadBy)),
                "tests must run in virtual time",
                "pass clocks and randomness to the constructor",
                Set.of());
    }

    private LayerRule wiringStaysInBootstrap() {
        return new LayerRule(
                "wiring-stays-in-bootstrap",
                classes()
                        .that(areInHexagon())
                        .and(not(hexagon.in(Layer.BOOTSTRAP)))
                        .should(conditions.notDependOnPackages(DI_CONTAINER_PACKAGES)),
                "a class must not know the container that creates it",
                "create the object in bootstrap, or allow the container's package for this layer and state the reason",
                Set.of(Layer.BOOTSTRAP));
    }

    private LayerRule nothingIsInjectedIntoFields() {
        return new LayerRule(
                "nothing-is-injected-into-fields",
                noFields()
                        .that()
                        .areDeclaredInClassesThat(areInHexagon())
                        .should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION),
                "with constructor injection, a class needs no container, and no object is incomplete",
                "pass the object to the constructor",
                Set.of());
    }

    private LayerRule packagesHaveNoCycles() {
        return new LayerRule(
                "packages-have-no-cycles",
                classes().that(areInHexagon()).should(conditions.notBePartOfCycles()),
                "packages in a cycle can be changed only together",
                "move the code that both packages need to a third package",
                Set.of());
    }

    private LayerRule packagesHavePackageInfo() {
        return new LayerRule(
                "packages-have-package-info",
                all(conditions.packages()).should(Conditions.havePackageInfo()),
                "new readers start at package-info.java",
                "write a package-info.java, and compile with -Xpkginfo:always",
                Set.of());
    }

    private LayerRule kotlinStaysOutside() {
        return new LayerRule(
                "kotlin-stays-outside",
                classes().that(areInHexagon()).should(conditions.notDependOnPackages(KOTLIN)),
                "the code is Java; the Kotlin library is here only for other libraries",
                "use the type of Java's library",
                Set.of());
    }

    private DescribedPredicate<JavaClass> areInHexagon() {
        return Layering.areInHexagon(hexagon);
    }
}
