/** The use cases, with their driving and driven ports. */
module ${package}.application {
    requires transitive ${package}.domain;

    exports ${package}.application;
    exports ${package}.application.driven;
    exports ${package}.application.driving;
}
