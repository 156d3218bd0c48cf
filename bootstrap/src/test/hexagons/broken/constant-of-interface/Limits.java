package com.acme.orders.adapters.store;

/** Bad: constants of interfaces are always public. */
public interface Limits {
    int MOST = 9;
}
