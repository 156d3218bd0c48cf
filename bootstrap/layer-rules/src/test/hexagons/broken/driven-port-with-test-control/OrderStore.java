package com.acme.orders.application.driven;

/** Bad: a port with a test control. */
public interface OrderStore extends Store<com.acme.orders.domain.Order> {
    static String keyOf(com.acme.orders.domain.Order order) {
        return order.id().value();
    }

    void keep(com.acme.orders.domain.Order order);

    void failNextTime();
}
