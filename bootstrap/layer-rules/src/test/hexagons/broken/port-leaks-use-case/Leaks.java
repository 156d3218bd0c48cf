package com.acme.orders.application.driving;

/** Bad: a port speaks of what is behind it. */
public interface Leaks {
    default com.acme.orders.application.UseCases useCases() {
        return null;
    }
}
