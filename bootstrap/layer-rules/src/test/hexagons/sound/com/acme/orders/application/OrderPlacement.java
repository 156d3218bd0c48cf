package com.acme.orders.application;

import com.acme.orders.application.driven.OrderStore;
import com.acme.orders.application.driving.PlaceOrder;
import com.acme.orders.domain.Order;
import com.acme.orders.domain.OrderId;
import java.time.Instant;
import java.util.List;

record OrderPlacement(OrderStore store) implements PlaceOrder {
    @Override
    public OrderId place(List<String> items) {
        OrderId id = new OrderId(String.join("+", items));
        store.keep(new Order(id, items, Instant.EPOCH));
        return id;
    }
}
