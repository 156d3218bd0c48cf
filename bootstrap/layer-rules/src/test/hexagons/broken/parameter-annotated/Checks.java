package com.acme.orders.domain;

/** Bad: an annotation of a library on a parameter. */
public interface Checks {
    void check(@org.jetbrains.annotations.NotNull Order order);
}
