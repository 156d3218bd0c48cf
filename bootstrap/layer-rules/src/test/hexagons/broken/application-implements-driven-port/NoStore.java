package com.acme.orders.application;

/** Bad: the application implements a driven port. */
final class NoStore implements com.acme.orders.application.driven.OrderStore {
    @Override
    public void keep(com.acme.orders.domain.Order order) {}
}
