package com.acme.orders.adapters.store;

/** Bad: an adapter chooses what is behind its port. */
public final class MakesUseCase {
    Object port() {
        return com.acme.orders.application.UseCases.placeOrder(new MemoryStore());
    }
}
