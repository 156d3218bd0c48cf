package com.acme.orders.application.driven;

/** Bad: a lever for tests that needs no implementation. */
public interface OrderStore {
    void keep(com.acme.orders.domain.Order order);

    default void reset() {}

    static void resetAll() {}
}
