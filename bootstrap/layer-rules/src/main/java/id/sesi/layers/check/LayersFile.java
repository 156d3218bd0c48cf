package id.sesi.layers.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.layers.Hexagon;
import id.sesi.layers.Layer;
import id.sesi.layers.LayerRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the description of a hexagon from a file of properties. Each key is a setting of {@link Hexagon} or {@link LayerRules}.
 *
 * @param file the file, for messages
 * @param settings the keys and values, in the order of the keys
 */
record LayersFile(Path file, Map<String, String> settings) {

    private static final String BASELINE = "baseline";
    private static final Set<String> WITH_NAME = Set.of("allow", "exempt", "leave-out", "missing", "neighbour");

    /** Rejects a key that occurs twice, because the second one would silently replace the first. */
    private static final class StrictProperties extends Properties {

        private static final long serialVersionUID = 1;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new IllegalArgumentException(key + " occurs twice");
            }
            return super.put(key, value);
        }
    }

    static List<LayersFile> readAll(List<Path> paths) throws IOException {
        List<LayersFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(read(path));
        }
        return files;
    }

    private static LayersFile read(Path path) throws IOException {
        Properties properties = new StrictProperties();
        try (Reader in = Files.newBufferedReader(path, UTF_8)) {
            properties.load(in);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(path + " is not a text in UTF-8; save it as UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) ->
                settings.put(String.valueOf(key), String.valueOf(value).strip()));
        return new LayersFile(path, settings);
    }

    /** {@return the baseline of the hexagon; its path in the file is relative to the folder of the file} */
    Optional<Path> baseline() {
        return Optional.ofNullable(settings.get(BASELINE))
                .map(name -> file.resolveSibling(name).normalize());
    }

    /**
     * {@return the rules for the hexagon}
     *
     * @param all the files of all hexagons, which are neighbours that never meet unless a file says where
     */
    LayerRules rules(List<LayersFile> all) {
        try {
            Hexagon hexagon = hexagon();
            for (LayersFile other : all) {
                if (!equals(other) && !settings.containsKey("neighbour." + other.root())) {
                    hexagon = hexagon.withNeighbour(other.root());
                }
            }
            return rules(LayerRules.of(hexagon));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private String root() {
        return Optional.ofNullable(settings.get("root"))
                .filter(root -> !root.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "root is missing; write the package that contains all layers, such as root = com.acme.orders"));
    }

    private Hexagon hexagon() {
        Hexagon hexagon = Hexagon.below(root());
        for (Layer layer : Layer.values()) {
            String names = settings.get(layer.toString());
            hexagon = names == null ? hexagon : hexagon.withPackages(layer, list(names));
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            hexagon = with(setting.getKey(), setting.getValue(), hexagon);
        }
        return hexagon;
    }

    private static Hexagon with(String key, String value, Hexagon hexagon) {
        String[] parts = key.split("\\.", 3);
        if (key.startsWith("allow.") && parts.length == 3) {
            return parts[1].equals("inside")
                    ? hexagon.allowingInside(parts[2], value)
                    : hexagon.allowing(layer(parts[1]), parts[2], value);
        }
        if (key.startsWith("missing.")) {
            return hexagon.without(layer(key.substring("missing.".length())), value);
        }
        return key.startsWith("neighbour.")
                ? hexagon.withNeighbour(key.substring("neighbour.".length()), list(value))
                : hexagon;
    }

    private LayerRules rules(LayerRules chosen) {
        LayerRules rules = chosen;
        for (String style : list(settings.getOrDefault("house-style", ""))) {
            rules = style.equals("all") ? rules.withHouseStyle() : rules.with(style);
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            rules = with(setting.getKey(), setting.getValue(), rules);
        }
        return rules;
    }

    private LayerRules with(String key, String value, LayerRules rules) {
        String[] parts = key.split("\\.", 3);
        if (key.startsWith("leave-out.")) {
            return rules.without(key.substring("leave-out.".length()), value);
        }
        if (key.startsWith("exempt.") && parts.length == 3) {
            return rules.exempting(parts[1], parts[2], value);
        }
        if (key.equals("pages")) {
            return rules.withPages(value);
        }
        if (key.equals(BASELINE) && value.isEmpty()) {
            throw new IllegalArgumentException("baseline needs a file");
        }
        if (!isKnown(key, parts)) {
            throw new IllegalArgumentException(
                    "there is no setting " + key + "; the settings are root, house-style, pages, baseline, "
                            + String.join(", ", layers())
                            + ", allow.LAYER.CODE, missing.LAYER, neighbour.ROOT, leave-out.RULE and"
                            + " exempt.RULE.CLASS");
        }
        return rules;
    }

    private static boolean isKnown(String key, String[] parts) {
        return Set.of("root", "house-style", BASELINE).contains(key)
                || layers().contains(key)
                || (parts.length > 1
                        && WITH_NAME.contains(parts[0])
                        && !List.of("allow", "exempt").contains(parts[0]))
                || (parts.length == 3 && parts[0].equals("allow"));
    }

    private static List<String> layers() {
        return Stream.of(Layer.values()).map(Layer::toString).toList();
    }

    private static Layer layer(String name) {
        if (!layers().contains(name)) {
            throw new IllegalArgumentException(
                    "there is no layer " + name + "; the layers are " + String.join(", ", layers()));
        }
        return Layer.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String[] list(String names) {
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
    }
}
