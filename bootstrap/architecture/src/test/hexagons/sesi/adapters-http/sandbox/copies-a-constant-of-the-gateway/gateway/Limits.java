package id.sesi.adapters.http.gateway;

public final class Limits {
    public static final int MAX = 9;
}
