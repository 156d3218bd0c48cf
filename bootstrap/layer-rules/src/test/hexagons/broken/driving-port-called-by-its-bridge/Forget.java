package com.acme.orders.application.driving;

/** Bad: only the bridge method in the implementation calls this method. */
public interface Forget<T> {
    void forget(T item);
}
