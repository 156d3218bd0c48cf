package com.acme.orders.application.driving;

/** Bad: a use case that hides among the values of a port. */
public record Shortcut(com.acme.orders.application.driven.OrderStore store) {
    public void keep(com.acme.orders.domain.Order order) {
        store.keep(order);
    }
}
