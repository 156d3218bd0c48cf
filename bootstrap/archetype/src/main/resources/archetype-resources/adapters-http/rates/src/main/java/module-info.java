/** Exchange rates over HTTP. */
module ${package}.adapters.rates {
    requires transitive ${package}.application;
    requires com.squareup.moshi;
    requires transitive okhttp3;
    requires okio;

    exports ${package}.adapters.rates;
}
