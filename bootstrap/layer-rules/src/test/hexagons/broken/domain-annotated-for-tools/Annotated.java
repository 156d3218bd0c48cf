package com.acme.orders.domain;

/** Bad: an annotation that only tools read and that does not exist at run time. */
public interface Annotated {
    @org.jetbrains.annotations.NotNull
    String name();
}
