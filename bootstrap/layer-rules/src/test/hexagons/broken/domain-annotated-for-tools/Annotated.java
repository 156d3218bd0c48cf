package com.acme.orders.domain;

/** Bad: an annotation that is not even there at run time. */
public interface Annotated {
    @org.jetbrains.annotations.NotNull
    String name();
}
