package com.acme.orders.adapters.store;

import com.acme.orders.application.driven.OrderStore;
import com.acme.orders.domain.Order;
import java.util.concurrent.atomic.AtomicInteger;

public record CountingStore(OrderStore store, AtomicInteger orders) implements OrderStore {
    @Override
    public void keep(Order order) {
        orders.incrementAndGet();
        store.keep(order);
    }

    Runnable later(Order order) {
        return new Runnable() {
            @Override
            public void run() {
                store.keep(order);
            }
        };
    }
}
