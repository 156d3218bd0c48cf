package id.sesi.layers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the layer of a class. A class belongs to the most precise place that matches it: {@code application.driven} is not part of
 * {@code application}. Safe for use by several threads.
 */
final class Layout {

    private final Map<Layer, List<Place>> places;
    private final Map<String, Optional<Home>> homes = new ConcurrentHashMap<>();

    /**
     * Where a class belongs.
     *
     * @param name the part of the class name that the place matches; for an adapter, its name
     */
    record Home(Layer layer, String name) {}

    private record Candidate(Place place, Home home) {}

    /** @throws IllegalArgumentException if a place belongs to two layers */
    Layout(Map<Layer, List<Place>> places) {
        this.places = places;
        List<Place> all = all().toList();
        for (int i = 0; i < all.size(); i++) {
            Place place = all.get(i);
            if (all.subList(0, i).stream()
                    .anyMatch(other -> other.fullName().equals(place.fullName()) && other.kind() == place.kind())) {
                throw new IllegalArgumentException(
                        place.fullName() + " is named twice; name each package or class for one layer only");
            }
        }
    }

    private Stream<Place> all() {
        return places.values().stream().flatMap(Collection::stream);
    }

    List<Place> places() {
        return all().toList();
    }

    /** {@return the layers without any of these places} */
    List<Layer> layersOutside(Set<Place> used) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(used::contains))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<String> namesOf(Set<Layer> wanted) {
        return wanted.stream()
                .sorted()
                .flatMap(layer -> places.getOrDefault(layer, List.of()).stream())
                .map(Place::fullName)
                .toList();
    }

    /**
     * {@return where the class belongs; empty if in no layer}
     *
     * @throws HexagonError if two equally precise places of different layers match the class
     */
    Optional<Home> homeOf(String type) {
        return homes.computeIfAbsent(type, this::findHome);
    }

    Optional<Place> placeOf(String type) {
        return candidates(type).stream()
                .max((one, other) -> Place.BY_PRECISION.compare(one.place, other.place))
                .map(Candidate::place);
    }

    private Optional<Home> findHome(String type) {
        List<Candidate> candidates = candidates(type);
        Optional<Candidate> best =
                candidates.stream().max((one, other) -> Place.BY_PRECISION.compare(one.place, other.place));
        best.ifPresent(found -> candidates.stream()
                .filter(other -> other.home.layer() != found.home.layer()
                        && Place.BY_PRECISION.compare(found.place, other.place) == 0)
                .findFirst()
                .ifPresent(other -> {
                    throw new HexagonError(type + " belongs to " + found.home.layer() + " by " + found.place.name()
                            + " and to " + other.home.layer() + " by " + other.place.name()
                            + "; make one of these names more precise");
                }));
        return best.map(Candidate::home);
    }

    private List<Candidate> candidates(String type) {
        return places.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(place -> place.match(type).stream()
                                .map(name -> new Candidate(place, new Home(entry.getKey(), name)))))
                .collect(Collectors.toList());
    }
}
