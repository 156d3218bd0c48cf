package com.acme.orders.adapters.store;

import com.acme.orders.application.driven.OrderStore;
import com.acme.orders.domain.Order;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

public final class MemoryStore implements OrderStore {
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();

    @Override
    public void keep(Order order) {
        orders.add(order);
    }
}
