package com.acme.orders.domain;

/** Bad: input and output, in a throws clause. */
public interface Throws {
    void load() throws java.io.IOException;
}
