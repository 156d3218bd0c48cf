/** Shows the widget in the partner's page: a JavaScript module, and the backend response that this module requests. */
module id.sesi.adapters.http.widget {
    requires transitive id.sesi.application;

    exports id.sesi.adapters.http.widget;
}
