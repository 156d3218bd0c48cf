/** What speaks HTTP: the gateway to the vendor, and the sandbox that stands in for the vendor. */
module id.sesi.adapters.http {
    requires transitive id.sesi.application;
    requires com.squareup.moshi;
    requires jdk.httpserver;
    requires transitive okhttp3;
    requires okhttp3.tls;
    requires okio;

    exports id.sesi.adapters.http.gateway;
    exports id.sesi.adapters.http.sandbox;
    exports id.sesi.adapters.http.vault;
}
