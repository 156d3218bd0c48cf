package com.acme.orders.adapters.store;

/** Bad: an adapter creates the use case behind a port. */
public final class MakesUseCase {
    Object port() {
        return com.acme.orders.application.UseCases.placeOrder(new MemoryStore());
    }
}
