package com.acme.orders.application;

/** Bad: the inside does an adapter's work. */
final class NoStore implements com.acme.orders.application.driven.OrderStore {
    @Override
    public void keep(com.acme.orders.domain.Order order) {}
}
