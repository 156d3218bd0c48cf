package id.sesi.layers;

/** The layers of a hexagon, from the inside out. An inner layer does not know an outer one. */
public enum Layer {
    DOMAIN("domain", 0),
    /** The use cases, and the factories that make them. The ports are layers of their own, even inside this package. */
    APPLICATION("application", 1),
    /** The ports that drive the application, and the values of their signatures. */
    DRIVING("application.driving", 1),
    /** The ports that the application drives, and the values of their signatures; the driving ports may use these values. */
    DRIVEN("application.driven", 1),
    /** The code that speaks to the outside: below this name, one package for each adapter. */
    ADAPTERS("adapters", 2),
    /** The code that wires everything. */
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
