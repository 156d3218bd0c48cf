package com.acme.orders.application.driven;

public interface Store<T> {
    void keep(T item);
}
