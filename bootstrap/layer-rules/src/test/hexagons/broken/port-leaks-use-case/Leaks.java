package com.acme.orders.application.driving;

/** Bad: a port exposes the factory of the use cases. */
public interface Leaks {
    default com.acme.orders.application.UseCases useCases() {
        return null;
    }
}
