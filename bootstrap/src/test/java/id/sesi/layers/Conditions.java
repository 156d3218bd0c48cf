package id.sesi.layers;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
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
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

    static ArchCondition<JavaClass> notDependOn(String what, Predicate<Dependency> forbidden) {
        return condition(
                "not depend on " + what,
                (type, events) -> type.getDirectDependenciesFromSelf().stream()
                        .filter(forbidden)
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
    static ArchCondition<JavaClass> haveSignaturesThat(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return condition("have signatures that " + description, (type, events) -> {
            check(type, type.getDescription(), namedBy(type), allowed, events);
            type.getMembers().stream()
                    .filter(member -> !member.getModifiers().contains(PRIVATE) || type.isRecord())
                    .forEach(member -> check(type, member.getDescription(), namedBy(member), allowed, events));
        });
    }

    private static void check(
            JavaClass type,
            String who,
            Stream<JavaClass> named,
            BiPredicate<JavaClass, JavaClass> allowed,
            ConditionEvents events) {
        Set<String> foreign = new LinkedHashSet<>();
        named.map(JavaClass::getBaseComponentType)
                .filter(other -> !allowed.test(type, other))
                .forEach(other -> foreign.add(other.getName()));
        foreign.forEach(name -> events.add(violated(type, at(who + " speaks of <" + name + ">", type))));
    }

    private static Stream<JavaClass> namedBy(JavaClass type) {
        Stream<JavaType> types = Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(part -> part);
        return Stream.concat(
                types.flatMap(each -> each.getAllInvolvedRawTypes().stream()),
                type.getAnnotations().stream().map(JavaAnnotation::getRawType));
    }

    private static Stream<JavaClass> namedBy(JavaMember member) {
        Stream<JavaClass> annotations = member.getAnnotations().stream().map(JavaAnnotation::getRawType);
        if (!(member instanceof JavaCodeUnit code)) {
            return Stream.concat(annotations, member.getAllInvolvedRawTypes().stream());
        }
        Stream<JavaClass> ofParameters = code.getParameters().stream()
                .map(JavaParameter::getAnnotations)
                .flatMap(Set::stream)
                .map(JavaAnnotation::getRawType);
        return Stream.of(
                        annotations,
                        ofParameters,
                        code.getAllInvolvedRawTypes().stream(),
                        code.getExceptionTypes().stream())
                .flatMap(part -> part);
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
