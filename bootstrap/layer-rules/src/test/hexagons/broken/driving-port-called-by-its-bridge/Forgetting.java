package com.acme.orders.application;

/** Breaks no rule. The compiler adds a bridge method here. */
final class Forgetting implements com.acme.orders.application.driving.Forget<com.acme.orders.domain.Order> {
    @Override
    public void forget(com.acme.orders.domain.Order order) {}
}
