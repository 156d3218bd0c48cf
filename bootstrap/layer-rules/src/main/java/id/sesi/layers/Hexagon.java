package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Describes one hexagon: the packages of its layers, and the packages of the JDK that its inside may use. The inside is the
 * domain, the application and the ports. Immutable.
 *
 * <pre>{@code
 * Hexagon hexagon = Hexagon.below("com.acme.orders", "rest", "jdbc");
 * JavaClasses classes = hexagon.classes();
 * LayerRules.of(hexagon).forEach(rule -> rule.check(classes));
 * }</pre>
 *
 * @param root the package that contains all layers
 * @param packages the packages of each layer, relative to the root; {@link Layer#ADAPTERS} has exactly one
 * @param adapters the packages of the adapters, relative to the package of {@link Layer#ADAPTERS}
 * @param allowedPackages the packages of java.base that each layer of the inside may use, without wildcards
 * @param docs the folder or URL of the pages that explain the rules, without a trailing slash
 * @since 1.0.0
 */
public record Hexagon(
        String root,
        Map<Layer, Set<String>> packages,
        Set<String> adapters,
        Map<Layer, Set<String>> allowedPackages,
        String docs) {

    /**
     * The packages that the inside may use by default. They also contain classes that the inside should not use: threads and
     * processes in {@code java.lang}, timers in {@code java.util}. An allow-list of packages cannot exclude single classes.
     */
    private static final Set<String> DEFAULT_PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.math",
            "java.nio.charset",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream");

    private static final Module JAVA_BASE = Object.class.getModule();

    /**
     * Creates a hexagon.
     *
     * @throws IllegalArgumentException if a layer has no package, if a package belongs to two layers, if {@link Layer#ADAPTERS}
     *     has several packages, if there is no adapter, or if {@code allowedPackages} contains a layer that is not part of the
     *     inside or a package that java.base does not export
     */
    public Hexagon {
        packages = copy(packages);
        adapters = Set.copyOf(adapters);
        allowedPackages = copy(allowedPackages);
        if (adapters.isEmpty()) {
            throw new IllegalArgumentException(
                    "a hexagon needs at least one adapter; pass the packages of your adapters");
        }
        for (Layer layer : Layer.values()) {
            int count = packages.getOrDefault(layer, Set.of()).size();
            if (count == 0 || (layer == Layer.ADAPTERS && count > 1)) {
                throw new IllegalArgumentException(layer + " needs "
                        + (count == 0 ? "a package" : "exactly one package") + ", but has " + packages.get(layer));
            }
        }
        LayerPackages.of(root, packages, adapters);
        allowedPackages.forEach((layer, allowed) -> allowed.forEach(name -> checkAllowance(layer, name)));
    }

    private static Map<Layer, Set<String>> copy(Map<Layer, Set<String>> names) {
        return names.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    private static void checkAllowance(Layer layer, String name) {
        if (!layer.isInside()) {
            throw new IllegalArgumentException(
                    layer + " may use any package; allow packages only for layers of the inside");
        }
        if (!JAVA_BASE.isExported(name)) {
            throw new IllegalArgumentException(
                    name + " is not an exported package of java.base; the inside may use no other packages");
        }
    }

    /**
     * {@return a hexagon whose layers have the default names, and whose inside may use the default packages of java.base}
     *
     * @param root the package that contains all layers, such as {@code com.acme.orders}
     * @param adapters the packages of all adapters, such as {@code rest} for {@code com.acme.orders.adapters.rest}, or
     *     {@code in.rest}
     */
    public static Hexagon below(String root, String... adapters) {
        Map<Layer, Set<String>> packages = new EnumMap<>(Layer.class);
        Map<Layer, Set<String>> allowedPackages = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            packages.put(layer, Set.of(layer.defaultName));
            if (layer.isInside()) {
                allowedPackages.put(layer, DEFAULT_PACKAGES);
            }
        }
        return new Hexagon(root, packages, Set.of(adapters), allowedPackages, "docs");
    }

    /**
     * {@return the same hexagon with other packages for a layer} Packages of layers may be nested. A nested package belongs only
     * to its own layer: {@code application.driven} is not part of {@code application}.
     *
     * @param names the packages of the layer, relative to the root, such as {@code application.port.in}; at least one
     * @throws IllegalArgumentException if no package is named, if a package belongs to another layer or adapter, or if
     *     {@link Layer#ADAPTERS} gets several packages
     */
    public Hexagon withPackages(Layer layer, String... names) {
        Map<Layer, Set<String>> changed = new EnumMap<>(packages);
        changed.put(layer, Set.of(names));
        return new Hexagon(root, changed, adapters, allowedPackages, docs);
    }

    /**
     * {@return the same hexagon, in which a layer of the inside may use additional packages of java.base}
     *
     * @throws IllegalArgumentException if java.base does not export one of them, or the layer is not part of the inside
     */
    public Hexagon allowing(Layer layer, String... allowed) {
        Map<Layer, Set<String>> changed = new EnumMap<>(allowedPackages);
        Set<String> all = new HashSet<>(allowedPackages.getOrDefault(layer, Set.of()));
        all.addAll(List.of(allowed));
        changed.put(layer, all);
        return new Hexagon(root, packages, adapters, changed, docs);
    }

    /**
     * {@return the same hexagon with another location for the pages that reports refer to}
     *
     * @param pages the folder or URL of {@code layering.md} and {@code decisions}, without a trailing slash
     */
    public Hexagon withDocs(String pages) {
        return new Hexagon(root, packages, adapters, allowedPackages, pages);
    }

    /**
     * {@return the hexagon's classes in all folders and jars of the class path, except test classes}
     *
     * @throws AssertionError if a class file cannot be read, if a class exists twice, if a package of a layer has no class, or
     *     if {@code archunit_ignore_patterns.txt} is on the class path
     */
    public JavaClasses classes() {
        return new ClassFiles(root, layerPackages().names()).onClassPath();
    }

    /**
     * {@return the hexagon's classes in these folders and jars}
     *
     * @throws AssertionError in the cases of {@link #classes()}, or if a folder or jar contains no class of the hexagon
     */
    public JavaClasses classesIn(Collection<Path> foldersAndJars) {
        return new ClassFiles(root, layerPackages().names()).in(foldersAndJars);
    }

    /** {@return the layer of the class; empty if the class is in no layer} */
    Optional<Layer> layerOf(String type) {
        return layerPackages().layerOf(type);
    }

    /** {@return the adapter of the class; empty if the class is in no adapter} */
    Optional<String> adapterOf(String type) {
        return layerPackages().adapterOf(type);
    }

    boolean owns(String type) {
        return LayerPackages.contains(root, type);
    }

    /** {@return the distance of the class from the domain; the largest possible distance if the class is in no layer} */
    int distanceOf(String type) {
        return layerOf(type).map(layer -> layer.distance).orElse(Integer.MAX_VALUE);
    }

    /** {@return whether the class {@code user} may use the class {@code used}, which is outside the hexagon} */
    boolean mayUse(String user, String used) {
        int end = used.lastIndexOf('.');
        boolean primitive = end < 0;
        return primitive
                || layerOf(user)
                        .filter(layer ->
                                allowedPackages.getOrDefault(layer, Set.of()).contains(used.substring(0, end)))
                        .isPresent();
    }

    boolean isInALayer(JavaClass type) {
        return layerOf(type.getName()).isPresent();
    }

    /** {@return whether the type is a port} Annotations and sealed interfaces with only final subclasses are not ports. */
    boolean isPort(JavaClass type) {
        return type.isInterface()
                && !type.isAnnotation()
                && !isClosed(type)
                && layerOf(type.getName()).filter(Layer::isPort).isPresent();
    }

    boolean isDrivenPort(JavaClass type) {
        return isPort(type)
                && layerOf(type.getName()).filter(Layer.DRIVEN::equals).isPresent();
    }

    private static boolean isClosed(JavaClass type) {
        return type.getPermittedSubclasses()
                .filter(subclasses -> subclasses.stream()
                        .allMatch(
                                subclass -> subclass.getModifiers().contains(JavaModifier.FINAL) || isClosed(subclass)))
                .isPresent();
    }

    DescribedPredicate<JavaClass> in(Layer... layers) {
        Set<Layer> wanted = Set.of(layers);
        String names = String.join(", ", layerPackages().namesOf(wanted));
        return describe(
                "are in " + names,
                type -> layerOf(type.getName()).filter(wanted::contains).isPresent());
    }

    private LayerPackages layerPackages() {
        return LayerPackages.of(root, packages, adapters);
    }
}
