package id.sesi.domain;

record UsesTypeArgument(java.util.List<okhttp3.HttpUrl> urls) {}
