package com.acme.orders.application.driven;

import com.acme.orders.domain.Order;

/** A port, although only a record in its package implements it: its method has a parameter. */
public interface Desk {
    void put(Order order);
}
