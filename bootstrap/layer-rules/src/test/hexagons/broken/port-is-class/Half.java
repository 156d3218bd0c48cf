package com.acme.orders.application.driven;

/** Bad: a port that is an abstract class. */
public abstract class Half {
    public void keep(com.acme.orders.domain.Order order) {}
}
