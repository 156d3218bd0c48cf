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
 * Describes one hexagon: where its layers are, and which packages of the JDK its inside may use. Immutable.
 *
 * <pre>{@code
 * Hexagon hexagon = Hexagon.below("com.acme.orders", "rest", "jdbc");
 * JavaClasses classes = hexagon.classes();
 * LayerRules.of(hexagon).forEach(rule -> rule.check(classes));
 * }</pre>
 *
 * @param root the package that contains all layers
 * @param packages the packages of each layer, relative to the root; of {@link Layer#ADAPTERS}, exactly one
 * @param adapters the packages of the adapters, relative to that of {@link Layer#ADAPTERS}
 * @param mayUse the packages outside the hexagon that each layer of the inside may use; no wildcards
 * @param docs the folder or URL of the pages that explain the rules, without a slash at its end
 */
public record Hexagon(
        String root,
        Map<Layer, Set<String>> packages,
        Set<String> adapters,
        Map<Layer, Set<String>> mayUse,
        String docs) {

    /**
     * What the inside may use by default. Not all of it is pure: {@code java.lang} has threads and processes, and
     * {@code java.util} has timers. A list of packages cannot exclude them.
     */
    private static final Set<String> USUAL = Set.of(
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
     * Makes a hexagon.
     *
     * @throws IllegalArgumentException if a layer has no package, or one that belongs to another layer or adapter, if
     *     the adapters have more than one, or if a layer may use a package that is not in java.base
     */
    public Hexagon {
        packages = copy(packages);
        adapters = Set.copyOf(adapters);
        mayUse = copy(mayUse);
        if (adapters.isEmpty()) {
            throw new IllegalArgumentException("name at least one adapter: rules about no adapter would always pass");
        }
        for (Layer layer : Layer.values()) {
            int count = packages.getOrDefault(layer, Set.of()).size();
            if (count == 0 || (layer == Layer.ADAPTERS && count > 1)) {
                throw new IllegalArgumentException(layer + " needs "
                        + (count == 0 ? "a package" : "exactly one package") + ", but has " + packages.get(layer));
            }
        }
        LayerPackages.of(root, packages, adapters);
        mayUse.forEach((layer, allowed) -> allowed.forEach(name -> checkAllowance(layer, name)));
    }

    private static Map<Layer, Set<String>> copy(Map<Layer, Set<String>> names) {
        return names.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    private static void checkAllowance(Layer layer, String name) {
        if (!layer.isInside()) {
            throw new IllegalArgumentException(layer + " may use any package: allow-lists are for the inside");
        }
        if (!JAVA_BASE.isExported(name)) {
            throw new IllegalArgumentException(
                    name + " is not a package of java.base, and the inside may use nothing else");
        }
    }

    /**
     * {@return a hexagon whose layers have their usual names, and whose inside may use some packages of java.base}
     *
     * @param root such as {@code com.acme.orders}
     * @param adapters all of them, such as {@code rest} for {@code com.acme.orders.adapters.rest}, or {@code in.rest}
     */
    public static Hexagon below(String root, String... adapters) {
        Map<Layer, Set<String>> packages = new EnumMap<>(Layer.class);
        Map<Layer, Set<String>> mayUse = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            packages.put(layer, Set.of(layer.usualName));
            if (layer.isInside()) {
                mayUse.put(layer, USUAL);
            }
        }
        return new Hexagon(root, packages, Set.of(adapters), mayUse, "docs");
    }

    /**
     * {@return the same hexagon with other packages for a layer} A package that lies inside that of another layer belongs to
     * its own layer alone: {@code application.driven} is no part of {@code application}.
     *
     * @param names relative to the root, such as {@code application.port.in}; at least one
     * @throws IllegalArgumentException if no package is named, if one belongs to another layer or adapter, or if
     *     {@link Layer#ADAPTERS} gets more than one
     */
    public Hexagon naming(Layer layer, String... names) {
        Map<Layer, Set<String>> changed = new EnumMap<>(packages);
        changed.put(layer, Set.of(names));
        return new Hexagon(root, changed, adapters, mayUse, docs);
    }

    /**
     * {@return the same hexagon, in which a layer of the inside may use further packages of java.base}
     *
     * @throws IllegalArgumentException if java.base does not export one of them, or the layer is not part of the inside
     */
    public Hexagon allowing(Layer layer, String... allowed) {
        Map<Layer, Set<String>> changed = new EnumMap<>(mayUse);
        Set<String> all = new HashSet<>(mayUse.getOrDefault(layer, Set.of()));
        all.addAll(List.of(allowed));
        changed.put(layer, all);
        return new Hexagon(root, packages, adapters, changed, docs);
    }

    /** {@return the same hexagon, explained by pages elsewhere: {@code layering.md} and {@code decisions}} */
    public Hexagon explainedIn(String pages) {
        return new Hexagon(root, packages, adapters, mayUse, pages);
    }

    /**
     * {@return the hexagon's classes on the class path, from folders and jars, without those of tests}
     *
     * @throws AssertionError if a class file cannot be read or exists twice, or a package of a layer has no class
     */
    public JavaClasses classes() {
        return new ClassFiles(root, layerPackages().names()).onClassPath();
    }

    /** {@return the hexagon's classes in these folders and jars; throws as {@link #classes()} does} */
    public JavaClasses classesIn(Collection<Path> foldersAndJars) {
        return new ClassFiles(root, layerPackages().names()).in(foldersAndJars);
    }

    /** {@return the layer of the class; empty if it is in none} */
    Optional<Layer> layerOf(String type) {
        return layerPackages().layerOf(type);
    }

    /** {@return the name of the adapter that the class belongs to; empty if it belongs to none} */
    Optional<String> adapterOf(String type) {
        return layerPackages().adapterOf(type);
    }

    boolean owns(String type) {
        return LayerPackages.contains(root, type);
    }

    /** {@return how far out the class is; a class in no layer is further out than all others} */
    int distanceOf(String type) {
        return layerOf(type).map(layer -> layer.distance).orElse(Integer.MAX_VALUE);
    }

    /** {@return whether the layer of the user may use that class, which does not belong to the hexagon} */
    boolean mayUse(String user, String used) {
        int end = used.lastIndexOf('.');
        boolean primitive = end < 0;
        return primitive
                || layerOf(user)
                        .filter(layer -> mayUse.getOrDefault(layer, Set.of()).contains(used.substring(0, end)))
                        .isPresent();
    }

    /** {@return whether the speaker, in a package of ports, may name that class in a signature} */
    boolean maySpeakOf(String speaker, String named) {
        return owns(named)
                ? layerOf(named)
                        .filter(layer -> layer == Layer.DOMAIN || layer.isPort())
                        .isPresent()
                : mayUse(speaker, named);
    }

    boolean isInALayer(JavaClass type) {
        return layerOf(type.getName()).isPresent();
    }

    /** {@return whether it is a port; annotations are none, nor are sealed interfaces: values with a few known forms} */
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
                .filter(forms -> forms.stream()
                        .allMatch(form -> form.getModifiers().contains(JavaModifier.FINAL) || isClosed(form)))
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
