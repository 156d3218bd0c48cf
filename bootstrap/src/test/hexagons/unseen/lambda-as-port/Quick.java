package com.acme.orders.bootstrap;

/** Bad, but unseen: a lambda has no class that implements the port. */
final class Quick {
    Object page() {
        return com.acme.orders.application.UseCases.placeOrder(order -> {});
    }
}
