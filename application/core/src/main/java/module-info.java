/** The use cases, with their driving and driven ports. */
module id.sesi.application {
    requires transitive id.sesi.domain;

    exports id.sesi.application;
    exports id.sesi.application.driving;
    exports id.sesi.application.driven;
    exports id.sesi.application.result;
}
