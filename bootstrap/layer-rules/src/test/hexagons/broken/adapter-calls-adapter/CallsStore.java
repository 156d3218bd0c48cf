package com.acme.orders.adapters.web;

/** Bad: one adapter calls another. */
public record CallsStore(com.acme.orders.domain.Order order) {
    void store() {
        new com.acme.orders.adapters.store.MemoryStore().keep(order);
    }
}
