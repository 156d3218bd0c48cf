package com.acme.orders.application.driven;

/** Bad: half an adapter in a port. */
public abstract class Half {
    public void keep(com.acme.orders.domain.Order order) {}
}
