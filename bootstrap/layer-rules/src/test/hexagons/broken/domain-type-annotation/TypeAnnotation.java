package com.acme.orders.domain;

/** Bad: an annotation of a library on a type argument. */
public interface TypeAnnotation {
    java.util.List<@org.jspecify.annotations.Nullable String> names();
}
