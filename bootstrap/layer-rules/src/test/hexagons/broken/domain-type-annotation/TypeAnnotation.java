package com.acme.orders.domain;

/** Bad: a library in an annotation of a type in use. */
public interface TypeAnnotation {
    java.util.List<@org.jspecify.annotations.Nullable String> names();
}
