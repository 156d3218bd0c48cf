package com.acme.orders.domain;

/** Bad: a library in the annotation of a parameter. */
public interface Checks {
    void check(@org.jetbrains.annotations.NotNull Order order);
}
