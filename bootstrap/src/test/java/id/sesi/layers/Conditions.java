package id.sesi.layers;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What ArchUnit's own vocabulary has no word for. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> be(DescribedPredicate<JavaClass> wanted) {
        return condition("be " + wanted.getDescription(), (type, events) -> {
            if (!wanted.test(type)) {
                events.add(
                        violated(type, at("Class <" + type.getName() + "> is not " + wanted.getDescription(), type)));
            }
        });
    }

    static ArchCondition<JavaClass> notDependOnOuterLayers(Hexagon hexagon) {
        return notDependOn(
                "what lies further out",
                (origin, target) -> hexagon.owns(target) && hexagon.distanceOf(target) > hexagon.distanceOf(origin));
    }

    static ArchCondition<JavaClass> dependOnNamedPackages(Hexagon hexagon) {
        return notDependOn(
                "what is not named", (origin, target) -> !hexagon.owns(target) && !hexagon.mayUse(origin, target));
    }

    static ArchCondition<JavaClass> notDependOnOtherAdapters(Hexagon hexagon) {
        return notDependOn("another adapter", (origin, target) -> {
            Optional<String> adapter = hexagon.adapterOf(target);
            return adapter.isPresent() && !adapter.equals(hexagon.adapterOf(origin));
        });
    }

    private static ArchCondition<JavaClass> notDependOn(String what, BiPredicate<JavaClass, JavaClass> forbidden) {
        return condition(
                "not depend on " + what,
                (origin, events) -> origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> forbidden.test(
                                origin, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency -> events.add(violated(dependency, dependency.getDescription()))));
    }

    /** A class that implements the port may call it: a cache around a source, a gateway before a gateway. */
    static ArchCondition<JavaClass> notCallDrivenPorts(Hexagon hexagon) {
        return condition(
                "not call driven ports",
                (type, events) -> type.getAccessesFromSelf().stream()
                        .filter(access -> hexagon.isDrivenPort(access.getTargetOwner())
                                && !outermost(type)
                                        .isAssignableTo(access.getTargetOwner().getName()))
                        .forEach(access -> events.add(violated(access, access.getDescription()))));
    }

    static ArchCondition<JavaMethod> haveACaller(Hexagon hexagon) {
        return condition("have a caller", (method, events) -> {
            boolean driven = hexagon.isDrivenPort(method.getOwner());
            boolean called = method.getAccessesToSelf().stream()
                    .map(JavaAccess::getOriginOwner)
                    .flatMap(origin -> hexagon.layerOf(origin).stream())
                    .anyMatch(layer -> layer.isInside() == driven);
            if (!called) {
                String whence = driven ? "inside" : "outside";
                events.add(violated(
                        method,
                        at("Method <" + method.getFullName() + "> is not called from " + whence, method.getOwner())));
            }
        });
    }

    /** Signatures with everything in them: type arguments, bounds, annotations, exceptions, components of records. */
    static ArchCondition<JavaClass> haveSignaturesOfTheInside(Hexagon hexagon) {
        return condition("have signatures of the inside", (type, events) -> {
            Predicate<JavaClass> foreign = named -> !hexagon.maySpeakOf(type, named);
            namedBy(type).filter(foreign).forEach(named -> events.add(speaks(type, type.getDescription(), named)));
            for (JavaMember member : type.getMembers()) {
                if (!member.getModifiers().contains(PRIVATE)) {
                    namedBy(member)
                            .filter(foreign)
                            .forEach(named -> events.add(speaks(type, member.getDescription(), named)));
                }
            }
        });
    }

    private static ConditionEvent speaks(JavaClass type, String who, JavaClass named) {
        return violated(type, at(who + " speaks of <" + named.getName() + ">", type));
    }

    private static Stream<JavaClass> namedBy(JavaClass type) {
        Stream<JavaType> types = Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(part -> part);
        return elementsOf(Stream.concat(types.flatMap(Conditions::rawTypes), annotationsOf(type)));
    }

    private static Stream<JavaClass> namedBy(JavaMember member) {
        Stream<JavaClass> named = Stream.concat(annotationsOf(member), member.getAllInvolvedRawTypes().stream());
        if (member instanceof JavaCodeUnit code) {
            named = Stream.of(
                            named,
                            code.getParameters().stream().flatMap(Conditions::annotationsOf),
                            code.getExceptionTypes().stream())
                    .flatMap(part -> part);
        }
        return elementsOf(named);
    }

    private static Stream<JavaClass> elementsOf(Stream<JavaClass> types) {
        return types.map(JavaClass::getBaseComponentType).distinct();
    }

    private static Stream<JavaClass> rawTypes(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    private static Stream<JavaClass> annotationsOf(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream().map(JavaAnnotation::getRawType);
    }

    static ArchCondition<JavaClass> notImplementDrivenPorts(Hexagon hexagon) {
        return condition(
                "not implement driven ports",
                (type, events) -> type.getAllRawInterfaces().stream()
                        .filter(port -> !type.isInterface() && hexagon.isDrivenPort(port))
                        .forEach(port -> events.add(violated(
                                type,
                                at("Class <" + type.getName() + "> implements <" + port.getName() + ">", type)))));
    }

    static ArchCondition<JavaClass> notShowConstants() {
        return condition(
                "not show constants to other packages",
                (type, events) -> type.getFields().stream()
                        .filter(field ->
                                isCopied(field) && isVisible(field.getModifiers()) && isVisible(type.getModifiers()))
                        .forEach(field -> events.add(violated(
                                field, at("Field <" + field.getFullName() + "> can be copied elsewhere", type)))));
    }

    /** A static final number, boolean or text that no initializer sets is a value written into whoever uses it. */
    private static boolean isCopied(JavaField field) {
        return field.getModifiers().containsAll(Set.of(STATIC, FINAL))
                && (field.getRawType().isPrimitive() || field.getRawType().isEquivalentTo(String.class))
                && field.getAccessesToSelf().stream()
                        .noneMatch(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED);
    }

    static ClassesTransformer<JavaPackage> packagesOf(Hexagon hexagon) {
        return new AbstractClassesTransformer<>("packages of " + hexagon.root()) {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                Set<JavaPackage> packages = new HashSet<>();
                classes.stream().filter(hexagon::owns).forEach(type -> packages.add(type.getPackage()));
                return packages;
            }
        };
    }

    static ArchCondition<JavaPackage> havePackageInfo() {
        return condition("have a package-info.java", (each, events) -> {
            if (each.tryGetPackageInfo().isEmpty()) {
                events.add(violated(each, "Package <" + each.getName() + "> has no package-info.java"));
            }
        });
    }

    static boolean isPortOrValue(JavaClass type) {
        return type.isInterface() || type.isSealed() || type.getModifiers().contains(FINAL);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Conditions::outermost).orElse(type);
    }

    private static String at(String what, JavaClass type) {
        return what + " in " + type.getSourceCodeLocation();
    }

    private static <T> ArchCondition<T> condition(String description, BiConsumer<T, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, events);
            }
        };
    }
}
