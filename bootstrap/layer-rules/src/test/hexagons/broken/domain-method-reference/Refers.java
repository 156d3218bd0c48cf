package com.acme.orders.domain;

/** Bad: threads, by a method reference. */
public record Refers(java.util.function.Supplier<?> threads) {
    static Refers make() {
        return new Refers(java.util.concurrent.Executors::newCachedThreadPool);
    }
}
