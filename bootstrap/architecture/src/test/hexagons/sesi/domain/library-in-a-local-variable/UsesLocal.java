package id.sesi.domain;

final class UsesLocal {
    String name() {
        okhttp3.HttpUrl url = null;
        return "" + url;
    }
}
