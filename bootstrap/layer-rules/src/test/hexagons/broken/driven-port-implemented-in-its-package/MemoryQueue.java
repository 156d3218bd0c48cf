package com.acme.orders.application.driven;

/** Bad: a class that implements a port. */
public final class MemoryQueue implements Queue {
    private int last;

    @Override
    public int next() {
        return ++last;
    }
}
