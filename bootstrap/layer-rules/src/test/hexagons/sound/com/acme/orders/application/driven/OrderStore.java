package com.acme.orders.application.driven;

import com.acme.orders.domain.Order;

@Slow(seconds = 1)
public interface OrderStore extends Store<Order> {
    static String keyOf(Order order) {
        return order.id().value();
    }

    @Override
    void keep(Order order);
}
