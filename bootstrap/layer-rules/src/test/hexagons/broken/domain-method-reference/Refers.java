package com.acme.orders.domain;

/** Bad: a method reference to a thread pool. */
public record Refers(java.util.function.Supplier<?> threads) {
    static Refers make() {
        return new Refers(java.util.concurrent.Executors::newCachedThreadPool);
    }
}
