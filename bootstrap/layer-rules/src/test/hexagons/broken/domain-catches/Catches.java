package com.acme.orders.domain;

/** Bad: an exception of java.io in a catch clause. */
public record Catches(Runnable step) {
    void run() {
        try {
            step.run();
        } catch (java.io.UncheckedIOException e) {
            throw e;
        }
    }
}
