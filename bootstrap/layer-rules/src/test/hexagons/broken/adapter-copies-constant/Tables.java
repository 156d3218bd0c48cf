package com.acme.orders.adapters.store;

/** Good by itself. */
public interface Tables {
    String ORDERS = "orders";
}
