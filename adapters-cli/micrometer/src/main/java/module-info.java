/** Metrics with Micrometer, which has no module descriptor yet. */
@SuppressWarnings("requires-transitive-automatic")
module id.sesi.adapters.micrometer {
    requires transitive id.sesi.application;
    requires transitive micrometer.core;

    exports id.sesi.adapters.micrometer;
}
