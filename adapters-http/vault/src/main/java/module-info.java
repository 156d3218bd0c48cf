/** Reads the secret key from HashiCorp Vault or OpenBao. */
module id.sesi.adapters.http.vault {
    requires transitive id.sesi.application;
    requires com.squareup.moshi;
    requires transitive okhttp3;
    requires okio;

    exports id.sesi.adapters.http.vault;
}
