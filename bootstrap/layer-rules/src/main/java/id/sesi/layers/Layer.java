package id.sesi.layers;

import java.util.Locale;

/**
 * The layers of a hexagon, from the inside to the outside. A class in an inner layer must not use a class in an outer layer.
 *
 * @since 1.0.0
 */
public enum Layer {
    /** The values and business rules. */
    DOMAIN("domain", 0),
    /** The use cases and the factories that create them. Packages of ports inside this package are separate layers. */
    APPLICATION("application", 1),
    /** The ports that callers use to drive the application, and the values in their signatures. */
    DRIVING("application.driving", 1),
    /** The ports that the application drives, and the values in their signatures. Driving ports may also use these values. */
    DRIVEN("application.driven", 1),
    /** The code that communicates with the outside. By default, each package directly below {@code adapters} is one adapter. */
    ADAPTERS("adapters.*", 2),
    /** The code that creates and connects all objects. */
    BOOTSTRAP("bootstrap", 3);

    final String defaultName;

    /** The distance from the domain. Layers with the same distance may use each other. */
    final int distance;

    Layer(String defaultName, int distance) {
        this.defaultName = defaultName;
        this.distance = distance;
    }

    boolean isPort() {
        return this == DRIVING || this == DRIVEN;
    }

    boolean isInside() {
        return distance < ADAPTERS.distance;
    }

    /** {@return the name in reports and configuration files} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
