package com.acme.orders.adapters.web;

/** Bad: a driving adapter calls a driven port, which only use cases may call. */
public record Bypass(com.acme.orders.application.driven.OrderStore store, com.acme.orders.domain.Order order) {
    void submit() {
        store.keep(order);
    }
}
