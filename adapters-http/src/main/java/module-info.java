/** What speaks HTTP: the gateway to the vendor, the sandbox that stands in for the vendor, secrets from Vault. */
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
