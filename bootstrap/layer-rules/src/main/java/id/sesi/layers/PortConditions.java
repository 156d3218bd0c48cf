package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.BRIDGE;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static id.sesi.layers.Conditions.condition;
import static id.sesi.layers.Conditions.violation;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions on ports: on their signatures, their implementations and their callers. */
final class PortConditions {

    private final Hexagon hexagon;
    private final Ports ports;

    PortConditions(Hexagon hexagon) {
        this.hexagon = hexagon;
        this.ports = new Ports(hexagon);
    }

    /** Forbids calls of driven ports, except in classes that implement the same port, such as a cache that wraps a source. */
    ArchCondition<JavaClass> notCallDrivenPorts() {
        return condition("not call driven ports", (type, events) -> {
            for (JavaAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                withInterfaces(access.getTargetOwner())
                        .filter(port -> ports.isDrivenPort(port)
                                && declares(port, access.getTarget().getName())
                                && selfAndEnclosing(type).noneMatch(each -> each.isAssignableTo(port.getName())))
                        .findFirst()
                        .ifPresent(port -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        });
    }

    private static boolean declares(JavaClass port, String name) {
        return port.getMethods().stream()
                .anyMatch(method ->
                        method.getName().equals(name) && !method.getModifiers().contains(STATIC));
    }

    ArchCondition<JavaClass> notImplementDrivenPorts() {
        return notImplement("driven ports", ports::isDrivenPort);
    }

    ArchCondition<JavaClass> notImplementDrivingPorts() {
        return notImplement("driving ports", ports::isDrivingPort);
    }

    private static ArchCondition<JavaClass> notImplement(String what, Predicate<JavaClass> isPort) {
        return condition(
                "not implement " + what,
                (type, events) -> type.getAllRawInterfaces().stream()
                        .filter(port -> !type.isInterface() && isPort.test(port))
                        .forEach(port -> events.add(violation(
                                type, "Class <" + type.getName() + "> implements <" + port.getName() + ">"))));
    }

    /** A driven port needs a caller on the inside. A driving port may have its caller in any layer, because it may be a callback. */
    ArchCondition<JavaMethod> haveACaller() {
        return condition("have a caller", (method, events) -> {
            JavaClass port = method.getOwner();
            boolean insideOnly =
                    ports.isDrivenPort(port) && method.getModifiers().contains(ABSTRACT);
            boolean called = superAndSubtypes(port)
                    .flatMap(type -> type.getMethods().stream())
                    .filter(other -> hasSameNameAndParameterCount(method, other))
                    .flatMap(other -> other.getAccessesToSelf().stream())
                    .filter(access -> !ports.isPort(access.getOriginOwner())
                            && !access.getOrigin().getModifiers().contains(BRIDGE))
                    .flatMap(access -> hexagon.layerOf(access.getOriginOwner().getName()).stream())
                    .anyMatch(layer -> layer.isInside() || !insideOnly);
            if (!called) {
                String problem = insideOnly ? " is not called from inside the hexagon" : " is not called by any layer";
                events.add(violation(port, "Method <" + method.getFullName() + ">" + problem));
            }
        });
    }

    boolean isMethodOfAPort(JavaMethod method) {
        return ports.isPort(method.getOwner())
                && Stream.of(PRIVATE, SYNTHETIC, BRIDGE).noneMatch(method.getModifiers()::contains);
    }

    private static Stream<JavaClass> superAndSubtypes(JavaClass port) {
        return Stream.concat(withInterfaces(port), port.getAllSubclasses().stream());
    }

    private static boolean hasSameNameAndParameterCount(JavaMethod method, JavaMethod other) {
        return method.getName().equals(other.getName())
                && method.getParameters().size() == other.getParameters().size();
    }

    ArchCondition<JavaClass> bePortsOrValues() {
        return Conditions.be(describe(
                "an interface or a value, which neither implements nor contains a port, and which no other layer extends",
                ports::isPortOrValue));
    }

    /** Checks all parts of signatures: type arguments, bounds, annotations, exceptions and record components. */
    ArchCondition<JavaClass> haveSignaturesOfTheInside() {
        return condition("have signatures of the inside", (type, events) -> {
            namedBy(type)
                    .filter(named -> !mayExpose(type.getName(), named.getName()))
                    .forEach(named -> events.add(exposure(type, type.getDescription(), named)));
            for (JavaMember member : type.getMembers()) {
                namedBy(member)
                        .filter(named ->
                                !member.getModifiers().contains(PRIVATE) && !mayExpose(type.getName(), named.getName()))
                        .forEach(named -> events.add(exposure(type, member.getDescription(), named)));
            }
        });
    }

    private static SimpleConditionEvent exposure(JavaClass type, String element, JavaClass named) {
        return violation(type, element + " exposes <" + named.getName() + ">");
    }

    private static Stream<JavaClass> namedBy(JavaClass type) {
        Stream<JavaType> types = Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(part -> part);
        return Stream.concat(types.flatMap(each -> each.getAllInvolvedRawTypes().stream()), annotationsOf(type))
                .distinct();
    }

    private static Stream<JavaClass> namedBy(JavaMember member) {
        Stream<JavaClass> named = Stream.concat(annotationsOf(member), member.getAllInvolvedRawTypes().stream());
        if (member instanceof JavaCodeUnit code) {
            named = Stream.of(
                            named,
                            code.getParameters().stream().flatMap(PortConditions::annotationsOf),
                            code.getExceptionTypes().stream())
                    .flatMap(part -> part);
        }
        return named.distinct();
    }

    private static Stream<JavaClass> annotationsOf(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream().map(JavaAnnotation::getRawType);
    }

    private static Stream<JavaClass> withInterfaces(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream());
    }

    private static Stream<JavaClass> selfAndEnclosing(JavaClass type) {
        return Stream.iterate(
                        Optional.of(type),
                        Optional::isPresent,
                        each -> each.get().getEnclosingClass())
                .flatMap(Optional::stream);
    }

    /** {@return whether {@code type}, in a package of ports, may have the class {@code exposed} in a signature} */
    private boolean mayExpose(String type, String exposed) {
        return hexagon.owns(exposed)
                ? hexagon.layerOf(exposed)
                        .filter(layer -> layer == Layer.DOMAIN || layer.isPort())
                        .isPresent()
                : hexagon.isOnAllowList(type, exposed);
    }
}
