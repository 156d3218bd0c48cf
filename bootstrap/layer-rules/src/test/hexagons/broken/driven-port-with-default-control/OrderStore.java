package com.acme.orders.application.driven;

/** Bad: test controls, some of which only the port itself calls. */
public interface OrderStore extends Store<com.acme.orders.domain.Order> {
    static String keyOf(com.acme.orders.domain.Order order) {
        return order.id().value();
    }

    void keep(com.acme.orders.domain.Order order);

    default void reset() {}

    static void resetAll() {}

    void fail();

    default void failTwice() {
        fail();
        fail();
    }
}
