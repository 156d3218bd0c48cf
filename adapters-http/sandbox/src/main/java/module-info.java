/** The sandbox: a local substitute for the vendor, for development and tests. */
module id.sesi.adapters.http.sandbox {
    requires transitive id.sesi.application;
    requires com.squareup.moshi;
    requires jdk.httpserver;
    requires okhttp3; // okhttp3.tls needs this module.
    requires okhttp3.tls;
    requires okio;

    exports id.sesi.adapters.http.sandbox;
}
