package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the layers of one hexagon are, and which packages of the JDK its inside may use. Immutable.
 *
 * <pre>{@code
 * Hexagon hexagon = Hexagon.below("com.acme.orders", "rest", "jdbc");
 * JavaClasses classes = hexagon.classes();
 * LayerRules.of(hexagon).forEach(rule -> rule.check(classes));
 * }</pre>
 *
 * @param root the package that all layers lie below
 * @param names the packages of the layers, relative to the root
 * @param adapters the packages of the adapters, relative to that of {@link Layer#ADAPTERS}
 * @param mayUse the packages outside the hexagon that each layer of the inside may use; no wildcards
 * @param docs where the pages lie that explain the rules: a folder or a URL, without a slash at its end
 */
public record Hexagon(
        String root, Map<Layer, String> names, Set<String> adapters, Map<Layer, Set<String>> mayUse, String docs) {

    /**
     * What the inside may use unless told otherwise. Not all of it is pure: {@code java.lang} has threads and processes, and
     * {@code java.util} has timers. A list of packages cannot tell.
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

    /** @throws IllegalArgumentException if a layer has no name or that of another, or may use what is not in java.base */
    public Hexagon {
        names = Map.copyOf(names);
        adapters = Set.copyOf(adapters);
        mayUse = mayUse.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        if (Set.copyOf(names.values()).size() < Layer.values().length) {
            throw new IllegalArgumentException("each layer needs a name of its own: " + names);
        }
        if (adapters.isEmpty()) {
            throw new IllegalArgumentException("name at least one adapter: rules about none are content with anything");
        }
        mayUse.forEach((layer, packages) -> packages.forEach(name -> checkAllowance(layer, name)));
    }

    private static void checkAllowance(Layer layer, String name) {
        if (!layer.isInside()) {
            throw new IllegalArgumentException(layer + " may use what it likes: allow-lists are for the inside");
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
        Map<Layer, String> names = new EnumMap<>(Layer.class);
        Map<Layer, Set<String>> mayUse = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            names.put(layer, layer.usualName);
            if (layer.isInside()) {
                mayUse.put(layer, USUAL);
            }
        }
        return new Hexagon(root, names, Set.of(adapters), mayUse, "docs");
    }

    /** {@return the same, with another name for a layer, relative to the root: {@code application.port.in}} */
    public Hexagon naming(Layer layer, String name) {
        Map<Layer, String> changed = new EnumMap<>(names);
        changed.put(layer, name);
        return new Hexagon(root, changed, adapters, mayUse, docs);
    }

    /**
     * {@return the same, where a layer of the inside may use further packages of java.base}
     *
     * @throws IllegalArgumentException if one is not exported by java.base, or the layer is not of the inside
     */
    public Hexagon allowing(Layer layer, String... packages) {
        Map<Layer, Set<String>> changed = new EnumMap<>(mayUse);
        Set<String> allowed = new HashSet<>(mayUse.getOrDefault(layer, Set.of()));
        allowed.addAll(List.of(packages));
        changed.put(layer, allowed);
        return new Hexagon(root, names, adapters, changed, docs);
    }

    /** {@return the same, explained in pages that lie elsewhere: {@code layering.md} and {@code decisions}} */
    public Hexagon explainedIn(String pages) {
        return new Hexagon(root, names, adapters, mayUse, pages);
    }

    /**
     * {@return the hexagon's classes on the class path, from folders and jars, without those of tests}
     *
     * @throws AssertionError if a class file cannot be read or is there twice, or a layer has no class
     */
    public JavaClasses classes() {
        return new ClassFiles(root, packages().keySet()).onClassPath();
    }

    /** {@return the hexagon's classes in these folders and jars, as {@link #classes()}} */
    public JavaClasses classesIn(Collection<Path> foldersAndJars) {
        return new ClassFiles(root, packages().keySet()).in(foldersAndJars);
    }

    /** {@return the layer of the class, or nothing where it is in none} */
    Optional<Layer> layerOf(String type) {
        return packages().entrySet().stream()
                .filter(entry -> liesIn(entry.getKey(), type))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /** {@return the name of the adapter that the class belongs to} */
    Optional<String> adapterOf(String type) {
        return adapters.stream()
                .filter(adapter -> liesIn(full(Layer.ADAPTERS) + "." + adapter, type))
                .max(Comparator.comparingInt(String::length));
    }

    boolean owns(String type) {
        return liesIn(root, type);
    }

    /** {@return how far out the class is; what is in no layer is further out than anything} */
    int distanceOf(String type) {
        return layerOf(type).map(layer -> layer.distance).orElse(Integer.MAX_VALUE);
    }

    /** {@return whether the layer of the one may use the other, which is not the hexagon's} */
    boolean mayUse(String user, String used) {
        int end = used.lastIndexOf('.');
        boolean primitive = end < 0;
        return primitive
                || layerOf(user)
                        .filter(layer -> mayUse.getOrDefault(layer, Set.of()).contains(used.substring(0, end)))
                        .isPresent();
    }

    /** {@return whether the one, in the package of a port, may have the other in a signature} */
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

    /** {@return whether it is a port; annotations are not, nor are sealed interfaces: values with a few known forms} */
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
        return describe(
                "are in " + Stream.of(layers).map(this::full).collect(Collectors.joining(", ")),
                type -> layerOf(type.getName()).filter(wanted::contains).isPresent());
    }

    private Map<String, Layer> packages() {
        Map<String, Layer> packages = new TreeMap<>();
        for (Layer layer : Layer.values()) {
            List<String> parts = layer == Layer.ADAPTERS
                    ? adapters.stream()
                            .map(adapter -> full(layer) + "." + adapter)
                            .toList()
                    : List.of(full(layer));
            parts.forEach(part -> packages.put(part, layer));
        }
        return packages;
    }

    private String full(Layer layer) {
        return root + "." + names.get(layer);
    }

    private static boolean liesIn(String packages, String type) {
        return type.startsWith(packages + ".");
    }
}
