package com.acme.orders.adapters.web;

/** Bad: a driving adapter calls a driven port through its own subtype of the port. */
public record Bypass(WebStore store, com.acme.orders.domain.Order order) {
    void submit() {
        store.keep(order);
    }
}
