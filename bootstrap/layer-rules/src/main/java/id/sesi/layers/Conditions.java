package id.sesi.layers;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * Conditions on the dependencies between classes. They check every class that a class file names, not only the dependencies that
 * ArchUnit finds.
 */
final class Conditions {

    /**
     * The compiler names these packages in each class that contains a lambda, a string concatenation or a record. Code that uses
     * them explicitly is still found, because ArchUnit reports a dependency for it.
     */
    private static final Set<String> COMPILER_PACKAGES = Set.of("java.lang.invoke", "java.lang.runtime");

    private final Hexagon hexagon;
    private final Map<URI, Set<String>> names = new ConcurrentHashMap<>();

    Conditions(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    static ArchCondition<JavaClass> be(DescribedPredicate<JavaClass> wanted) {
        return condition("be " + wanted.getDescription(), (type, events) -> {
            if (!wanted.test(type)) {
                events.add(violation(type, "Class <" + type.getName() + "> is not " + wanted.getDescription()));
            }
        });
    }

    ArchCondition<JavaClass> notDependOnOuterLayers() {
        return notDependOn("outer layers", this::isFurtherOut);
    }

    ArchCondition<JavaClass> dependOnAllowedPackages() {
        return notDependOn(
                "packages that are not on the allow-list",
                (origin, target) -> !hexagon.owns(target) && !hexagon.isOnAllowList(origin, target));
    }

    ArchCondition<JavaClass> notDependOnOtherAdapters() {
        return notDependOn("another adapter", (origin, target) -> {
            Optional<String> adapter = hexagon.adapterOf(target);
            return adapter.isPresent() && !adapter.equals(hexagon.adapterOf(origin));
        });
    }

    ArchCondition<JavaClass> notDependOnLayer(Layer layer) {
        return notDependOn(
                layer.name(),
                (origin, target) ->
                        hexagon.layerOf(target).filter(layer::equals).isPresent());
    }

    /** Forbids these packages, except where the hexagon allows one of them for the layer. */
    ArchCondition<JavaClass> notDependOnPackages(Set<String> packages) {
        return notDependOn(
                "forbidden packages",
                (origin, target) -> packages.stream().anyMatch(name -> target.startsWith(name + "."))
                        && !hexagon.hasAllowance(origin, target));
    }

    ArchCondition<JavaClass> dependOnNeighboursOnlyThroughPorts() {
        return notDependOn(
                "other hexagons, except on the ports where both meet",
                (origin, target) -> hexagon.isInternalToNeighbour(target));
    }

    private ArchCondition<JavaClass> notDependOn(String description, BiPredicate<String, String> forbidden) {
        return new ArchCondition<>("not depend on " + description) {
            @Override
            public void init(Collection<JavaClass> all) {
                // Reads the class files in parallel, because this takes a large part of the time.
                // ArchUnit calls check() for one class after the other.
                all.parallelStream().forEach(Conditions.this::namesIn);
            }

            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                reportDependencies(origin, forbidden, events);
            }
        };
    }

    private void reportDependencies(JavaClass origin, BiPredicate<String, String> forbidden, ConditionEvents events) {
        Set<String> namesUnknownToArchUnit = new HashSet<>(namesIn(origin));
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            String target = targetOf(dependency);
            namesUnknownToArchUnit.remove(target);
            if (forbidden.test(origin.getName(), target)) {
                events.add(violated(dependency, dependency.getDescription()));
            }
        }
        namesUnknownToArchUnit.stream()
                .filter(target -> forbidden.test(origin.getName(), target))
                .forEach(target -> events.add(violation(
                        origin,
                        "Class <" + origin.getName() + "> refers to <" + target
                                + ">, for example in a cast or a local variable")));
    }

    private Set<String> namesIn(JavaClass type) {
        return type.getSource()
                .map(source -> names.computeIfAbsent(source.getUri(), Conditions::namesInSource))
                .orElse(Set.of());
    }

    private static Set<String> namesInSource(URI classFile) {
        Set<String> names = NamesInClassFile.read(classFile);
        names.removeIf(name -> COMPILER_PACKAGES.stream().anyMatch(prefix -> name.startsWith(prefix + ".")));
        return names;
    }

    private boolean isFurtherOut(String origin, String target) {
        return hexagon.owns(target) && hexagon.distanceOf(target) > hexagon.distanceOf(origin);
    }

    /**
     * Ignores dependencies that point outward. Another rule reports them, and they would connect most packages to one large
     * cycle.
     */
    ArchCondition<JavaClass> notBePartOfCycles() {
        return new PackageCycles((origin, target) -> hexagon.owns(target) && !isFurtherOut(origin, target));
    }

    ClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages of " + hexagon.root()) {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                Set<JavaPackage> packages = new HashSet<>();
                classes.stream()
                        .filter(type -> hexagon.owns(type.getName()))
                        .forEach(type -> packages.add(type.getPackage()));
                return packages;
            }
        };
    }

    static ArchCondition<JavaPackage> havePackageInfo() {
        return condition("have a package-info.java", (each, events) -> {
            if (each.tryGetPackageInfo().isEmpty()) {
                events.add(violated(
                        each,
                        "Package <" + each.getName()
                                + "> has no package-info.java, or was compiled without -Xpkginfo:always"));
            }
        });
    }

    static String targetOf(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getName();
    }

    static SimpleConditionEvent violation(JavaClass type, String what) {
        return new SimpleConditionEvent(type, false, what + " in " + type.getSourceCodeLocation());
    }

    static <T> ArchCondition<T> condition(String description, BiConsumer<T, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, events);
            }
        };
    }
}
