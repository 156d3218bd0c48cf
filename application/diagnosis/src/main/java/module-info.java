/** What {@code sesi verify} does, and the description of keys: for support, on no class path that only creates sessions. */
module id.sesi.application.diagnosis {
    requires transitive id.sesi.application;

    exports id.sesi.application.diagnosis;
    exports id.sesi.application.diagnosis.driving;
    exports id.sesi.application.diagnosis.driven;
}
