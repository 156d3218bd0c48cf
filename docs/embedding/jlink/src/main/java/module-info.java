/** The application is a module. Moshi, Okio and Kotlin's annotations are automatic modules. */
module com.acme.hr {
    requires com.google.gson;
    requires id.sesi.adapters.http.gateway;
    requires id.sesi.adapters.local;

    // Gson reads the record Widget.
    opens com.acme.hr to
            com.google.gson;
}
