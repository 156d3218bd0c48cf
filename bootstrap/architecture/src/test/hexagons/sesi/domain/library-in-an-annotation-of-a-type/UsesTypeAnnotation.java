package id.sesi.domain;

record UsesTypeAnnotation(java.util.List<@org.jspecify.annotations.Nullable String> names) {}
