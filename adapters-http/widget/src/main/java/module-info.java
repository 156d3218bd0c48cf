/** The widget in the partner's page: a module for browsers, and the response of the partner's backend to it. */
module id.sesi.adapters.http.widget {
    requires transitive id.sesi.application;

    exports id.sesi.adapters.http.widget;
}
