package com.acme.orders.adapters.web;

/** Bad: a driving adapter drives what only use cases may drive. */
public record Bypass(com.acme.orders.application.driven.OrderStore store, com.acme.orders.domain.Order order) {
    void submit() {
        store.keep(order);
    }
}
