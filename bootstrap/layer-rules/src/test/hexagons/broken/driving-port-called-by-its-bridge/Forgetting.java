package com.acme.orders.application;

/** Good by itself. */
final class Forgetting implements com.acme.orders.application.driving.Forget<com.acme.orders.domain.Order> {
    @Override
    public void forget(com.acme.orders.domain.Order order) {}
}
