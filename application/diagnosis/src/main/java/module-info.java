/** The use cases behind {@code sesi verify} and the description of keys. Code that only creates sessions does not need them. */
module id.sesi.application.diagnosis {
    requires transitive id.sesi.application;

    exports id.sesi.application.diagnosis;
    exports id.sesi.application.diagnosis.driving;
    exports id.sesi.application.diagnosis.driven;
}
