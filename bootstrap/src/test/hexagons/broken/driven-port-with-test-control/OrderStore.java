package com.acme.orders.application.driven;

/** Bad: a port with a lever for tests. */
public interface OrderStore {
    void keep(com.acme.orders.domain.Order order);

    void failNextTime();
}
