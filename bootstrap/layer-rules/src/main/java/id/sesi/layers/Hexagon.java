package id.sesi.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes one hexagon: where its layers are, which code outside the hexagon they may use, and which other hexagons it meets. The
 * inside is the domain, the application and the ports. Immutable.
 *
 * <pre>{@code
 * Hexagon hexagon = Hexagon.below("com.acme.orders", "rest", "jdbc");
 * LayerRules.of(hexagon).check(hexagon.classes()).orThrow();
 * }</pre>
 *
 * @since 1.0.0
 */
public final class Hexagon {

    private final String root;
    private final Map<Layer, List<String>> packages;
    private final Map<Layer, String> missing;
    private final List<Allowance> allowances;
    private final Map<String, List<String>> neighbours;
    private final Layout layout;
    private final Map<String, List<Place>> meetings;

    private Hexagon(
            String root,
            Map<Layer, List<String>> packages,
            Map<Layer, String> missing,
            List<Allowance> allowances,
            Map<String, List<String>> neighbours) {
        ArchUnitVersion.check();
        this.root = root;
        this.packages = packages;
        this.missing = missing;
        this.allowances = List.copyOf(allowances);
        this.neighbours = neighbours;
        Map<Layer, List<Place>> places = new EnumMap<>(Layer.class);
        packages.forEach((layer, names) -> places.put(
                layer, names.stream().map(name -> Place.of(root, name)).toList()));
        this.layout = new Layout(places);
        this.meetings = neighbours.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(name -> Place.of(entry.getKey(), name))
                                .toList()));
    }

    /**
     * {@return a hexagon whose layers have the default names, and whose inside may use the usual packages of java.base}
     *
     * @param root the package that contains all layers, such as {@code com.acme.orders}
     * @param adapters the packages of all adapters, such as {@code rest} for {@code com.acme.orders.adapters.rest}, or
     *     {@code in.rest}; if there are none, each package directly below {@code adapters} is one adapter
     */
    public static Hexagon below(String root, String... adapters) {
        Map<Layer, List<String>> packages = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            packages.put(layer, List.of(layer.defaultName));
        }
        if (adapters.length > 0) {
            packages.put(
                    Layer.ADAPTERS, Stream.of(adapters).map("adapters."::concat).toList());
        }
        return new Hexagon(root, packages, new EnumMap<>(Layer.class), List.of(), Map.of());
    }

    /**
     * {@return the same hexagon with other packages for a layer} The most precise name decides: {@code application.driven} is not
     * part of {@code application}. Of {@link Layer#ADAPTERS}, each name is one adapter, and each package that a name with an
     * asterisk matches.
     *
     * @param names packages with all packages below them, relative to the root, such as {@code application.port.in}; or classes,
     *     such as {@code web.Main}; or {@code .} for the root package without those below it. An asterisk stands for one package
     *     or for any letters of a class name: {@code lending.*.model}, {@code model.*Repository}
     * @throws IllegalArgumentException if no package is named, or if one belongs to two layers
     */
    public Hexagon withPackages(Layer layer, String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException(
                    "the layer " + layer + " needs a package; if the hexagon has no such layer, use Hexagon.without");
        }
        Map<Layer, List<String>> changed = new EnumMap<>(packages);
        changed.put(layer, List.of(names));
        Map<Layer, String> others = new EnumMap<>(missing);
        others.remove(layer);
        return new Hexagon(root, changed, others, allowances, neighbours);
    }

    /**
     * {@return the same hexagon without a layer} The rules about this layer are left out, and reports repeat the reason.
     *
     * @throws IllegalArgumentException if the reason is blank, or if neither a domain nor an application remains
     */
    public Hexagon without(Layer layer, String reason) {
        Map<Layer, List<String>> changed = new EnumMap<>(packages);
        changed.remove(layer);
        if (!changed.containsKey(Layer.DOMAIN) && !changed.containsKey(Layer.APPLICATION)) {
            throw new IllegalArgumentException("a hexagon needs a domain or an application");
        }
        Map<Layer, String> others = new EnumMap<>(missing);
        others.put(layer, Reason.of("a hexagon without " + layer, reason));
        return new Hexagon(root, changed, others, allowances, neighbours);
    }

    /**
     * {@return the same hexagon, in which a layer may use more code} For a layer of the inside, the code is added to its
     * allow-list. For the other layers, it is an exception to the rule about containers. If no class of the layer uses the code, the
     * check fails: the allowance is not needed.
     *
     * @param code a package such as {@code java.security}, a package with those below it such as {@code org.jmolecules..}, or a
     *     class
     * @throws IllegalArgumentException if the code is not a name or is part of the hexagon, or if the reason is blank
     */
    public Hexagon allowing(Layer layer, String code, String reason) {
        List<Allowance> changed = new ArrayList<>(allowances);
        changed.add(new Allowance(layer, code, reason).outside(root));
        return new Hexagon(root, packages, missing, changed, neighbours);
    }

    /** {@return the same hexagon, in which the domain, the application and the ports may use more code} One of them must use it. */
    public Hexagon allowingInside(String code, String reason) {
        Hexagon changed = this;
        for (Layer layer : Layer.values()) {
            changed = layer.isInside() ? changed.allowing(layer, code, reason) : changed;
        }
        return changed;
    }

    /**
     * {@return the same hexagon with a neighbour: another hexagon of the same build} Classes of this hexagon may use only the named
     * ports of the neighbour.
     *
     * @param neighbour the root package of the other hexagon
     * @param ports the packages and classes where both meet, relative to the root of the neighbour; none if they never meet
     */
    public Hexagon withNeighbour(String neighbour, String... ports) {
        if (owns(neighbour + ".X") || root.startsWith(neighbour + ".")) {
            throw new IllegalArgumentException("neighbours have separate packages, but " + root + " and " + neighbour
                    + " overlap; choose more precise roots");
        }
        Map<String, List<String>> changed = new TreeMap<>(neighbours);
        changed.put(neighbour, List.of(ports));
        return new Hexagon(root, packages, missing, allowances, changed);
    }

    /**
     * {@return the hexagon's classes in all folders and jars of the class path, except test classes}
     *
     * @throws HexagonError if a class file cannot be read, if a class exists twice, if a layer has no class, or if
     *     {@code archunit_ignore_patterns.txt} is on the class path
     */
    public JavaClasses classes() {
        return new ClassFiles(root, layout, neighbours.keySet()).onClassPath();
    }

    /**
     * {@return the hexagon's classes in these folders and jars}
     *
     * @throws HexagonError in the cases of {@link #classes()}, or if a folder or jar does not exist or contains no class of the
     *     hexagon
     */
    public JavaClasses classesIn(Collection<Path> foldersAndJars) {
        return new ClassFiles(root, layout, neighbours.keySet()).in(foldersAndJars);
    }

    /** {@return the package that contains all layers} */
    public String root() {
        return root;
    }

    /** {@return what the layers may use in addition to the usual packages of java.base} */
    public List<Allowance> allowances() {
        return allowances;
    }

    /** {@return the layers that this hexagon does not have, each with its reason} */
    public Map<Layer, String> missingLayers() {
        return Map.copyOf(missing);
    }

    boolean has(Layer layer) {
        return packages.containsKey(layer);
    }

    /** {@return the layer of the class; empty if the class is in no layer} */
    Optional<Layer> layerOf(String type) {
        return layout.homeOf(type).map(Layout.Home::layer);
    }

    /** {@return the adapter of the class; empty if the class is in no adapter} */
    Optional<String> adapterOf(String type) {
        return layout.homeOf(type)
                .filter(home -> home.layer() == Layer.ADAPTERS)
                .map(Layout.Home::name);
    }

    boolean owns(String type) {
        return type.startsWith(root + ".");
    }

    /** {@return the distance of the class from the domain; the largest possible distance if the class is in no layer} */
    int distanceOf(String type) {
        return layerOf(type).map(layer -> layer.distance).orElse(Integer.MAX_VALUE);
    }

    /** {@return whether the class belongs to a neighbour, but not to the ports where both hexagons meet} */
    boolean isInternalToNeighbour(String type) {
        return meetings.entrySet().stream()
                .anyMatch(entry -> type.startsWith(entry.getKey() + ".")
                        && entry.getValue().stream()
                                .noneMatch(place -> place.match(type).isPresent()));
    }

    /** {@return whether the class {@code user}, which is part of the inside, may use {@code used}, which is outside the hexagon} */
    boolean isOnAllowList(String user, String used) {
        return DefaultAllowances.cover(used) || hasAllowance(user, used);
    }

    /** {@return whether an allowance says that the class {@code user} may use the class {@code used}} */
    boolean hasAllowance(String user, String used) {
        Optional<Layer> layer = layerOf(user);
        return allowances.stream()
                .anyMatch(allowance -> layer.filter(allowance.layer()::equals).isPresent() && allowance.covers(used));
    }

    DescribedPredicate<JavaClass> in(Layer... layers) {
        Set<Layer> wanted = Set.of(layers);
        return describe(
                "are in " + String.join(", ", layout.namesOf(wanted)),
                type -> layerOf(type.getName()).filter(wanted::contains).isPresent());
    }
}
