package com.acme.orders.application.driven;

import com.acme.orders.domain.Order;
import java.util.List;

/** Bad: a record that implements a port. */
public record MemoryDesk(List<Order> orders) implements Desk {
    @Override
    public void put(Order order) {
        orders.add(order);
    }
}
