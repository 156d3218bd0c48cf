package id.sesi.layers;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The full names of a hexagon's packages. A class belongs to the innermost of these packages that contains it:
 * {@code application.driven} is not part of {@code application}.
 *
 * @param layers the layer of each package, by the full name of the package; adapters belong to {@link Layer#ADAPTERS}
 * @param adapters the name of each adapter, by the full name of its package
 */
record LayerPackages(Map<String, Layer> layers, Map<String, String> adapters) {

    /**
     * {@return the packages with their full names}
     *
     * @param packages the packages of each layer, relative to the root
     * @param adapters the packages of the adapters, relative to the package of {@link Layer#ADAPTERS}
     * @throws IllegalArgumentException if a package belongs to two layers
     */
    static LayerPackages of(String root, Map<Layer, Set<String>> packages, Set<String> adapters) {
        String prefix = root + "."
                + requireNonNull(packages.get(Layer.ADAPTERS)).iterator().next() + ".";
        Map<String, Layer> layers = new TreeMap<>();
        packages.forEach((layer, names) -> {
            Stream<String> full = layer == Layer.ADAPTERS
                    ? adapters.stream().map(prefix::concat)
                    : names.stream().map(name -> root + "." + name);
            full.forEach(name -> put(layers, name, layer));
        });
        return new LayerPackages(
                layers, adapters.stream().collect(Collectors.toMap(prefix::concat, adapter -> adapter)));
    }

    private static void put(Map<String, Layer> layers, String name, Layer layer) {
        Layer other = layers.put(name, layer);
        if (other != null) {
            throw new IllegalArgumentException(
                    name + " belongs to " + other + " and to " + layer + "; name each package for one layer only");
        }
    }

    static boolean contains(String name, String type) {
        return type.startsWith(name + ".");
    }

    Set<String> names() {
        return layers.keySet();
    }

    List<String> namesOf(Set<Layer> wanted) {
        return layers.entrySet().stream()
                .filter(entry -> wanted.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<Layer> layerOf(String type) {
        return innermost(layers, type);
    }

    Optional<String> adapterOf(String type) {
        return innermost(adapters, type);
    }

    private static <T> Optional<T> innermost(Map<String, T> owners, String type) {
        return owners.entrySet().stream()
                .filter(entry -> contains(entry.getKey(), type))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }
}
