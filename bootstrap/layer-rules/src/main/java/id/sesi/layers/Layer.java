package id.sesi.layers;

/** The layers of a hexagon, from the inside out. Whoever is further in does not know who is further out. */
public enum Layer {
    DOMAIN("domain", 0),
    /** The use cases, and whatever makes them. The ports are layers of their own, wherever they lie. */
    APPLICATION("application", 1),
    /** The ports that drive the application, and what they speak of. */
    DRIVING("application.driving", 1),
    /** The ports that the application drives, and what they speak of. */
    DRIVEN("application.driven", 1),
    /** What speaks to the outside: below this name, one package for each adapter. */
    ADAPTERS("adapters", 2),
    /** What wires everything. */
    BOOTSTRAP("bootstrap", 3);

    final String usualName;

    /** Equal for layers that may know each other. */
    final int distance;

    Layer(String usualName, int distance) {
        this.usualName = usualName;
        this.distance = distance;
    }

    boolean isPort() {
        return this == DRIVING || this == DRIVEN;
    }

    boolean isInside() {
        return distance < ADAPTERS.distance;
    }
}
