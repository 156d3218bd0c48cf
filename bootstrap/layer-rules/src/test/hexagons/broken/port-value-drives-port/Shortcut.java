package com.acme.orders.application.driving;

/** Bad: a value of a port that calls another port, as only a use case may. */
public record Shortcut(com.acme.orders.application.driven.OrderStore store) {
    public void keep(com.acme.orders.domain.Order order) {
        store.keep(order);
    }
}
