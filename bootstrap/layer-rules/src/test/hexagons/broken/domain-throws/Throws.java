package com.acme.orders.domain;

/** Bad: an exception of java.io in a throws clause. */
public interface Throws {
    void load() throws java.io.IOException;
}
