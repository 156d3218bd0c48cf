/** The vendor on loopback, to develop and test without the vendor. */
module id.sesi.adapters.http.sandbox {
    requires transitive id.sesi.application;
    requires com.squareup.moshi;
    requires jdk.httpserver;
    requires okhttp3; // okhttp3.tls is built on it.
    requires okhttp3.tls;
    requires okio;

    exports id.sesi.adapters.http.sandbox;
}
