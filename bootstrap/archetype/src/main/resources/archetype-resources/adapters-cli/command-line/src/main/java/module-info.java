/** The command line. */
module ${package}.adapters.cli {
    requires transitive ${package}.application;

    exports ${package}.adapters.cli;
}
