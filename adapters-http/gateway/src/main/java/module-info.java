/** The gateway, which creates sessions at the vendor over HTTPS. */
module id.sesi.adapters.http.gateway {
    requires transitive id.sesi.application;
    requires com.squareup.moshi;
    requires transitive okhttp3;
    requires okhttp3.tls;
    requires okio;

    exports id.sesi.adapters.http.gateway;
}
