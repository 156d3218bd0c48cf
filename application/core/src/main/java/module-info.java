/** The use cases, the ports that drive them and the ports that they drive. */
module id.sesi.application {
    requires transitive id.sesi.domain;

    exports id.sesi.application;
    exports id.sesi.application.driving;
    exports id.sesi.application.driven;
    exports id.sesi.application.result;
}
