package com.acme.orders.domain;

/** Bad: a library type as the type of a local variable. */
public record Local() {
    String name() {
        org.slf4j.Logger log = null;
        return "" + log;
    }
}
