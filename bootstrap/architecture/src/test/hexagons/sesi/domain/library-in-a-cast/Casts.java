package id.sesi.domain;

record Casts(Object url) {
    Object checked() {
        return (okhttp3.HttpUrl) url;
    }
}
