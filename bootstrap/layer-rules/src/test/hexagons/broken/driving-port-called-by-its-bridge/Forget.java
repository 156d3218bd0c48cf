package com.acme.orders.application.driving;

/** Bad: nobody calls it but the method that the compiler adds to its implementation. */
public interface Forget<T> {
    void forget(T item);
}
