package com.acme.orders.adapters.web;

/** Bad: a driving adapter drives a driven port under a name of its own. */
public record Bypass(WebStore store, com.acme.orders.domain.Order order) {
    void submit() {
        store.keep(order);
    }
}
