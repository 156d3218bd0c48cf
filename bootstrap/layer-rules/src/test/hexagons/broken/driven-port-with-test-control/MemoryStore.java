package com.acme.orders.adapters.store;

/** Bad: implements a port that has a test control. */
public final class MemoryStore implements com.acme.orders.application.driven.OrderStore {
    @Override
    public void keep(com.acme.orders.domain.Order order) {}

    @Override
    public void failNextTime() {}
}
