/** Adapters that keep everything in memory. */
module ${package}.adapters.memory {
    requires transitive ${package}.application;

    exports ${package}.adapters.memory;
}
