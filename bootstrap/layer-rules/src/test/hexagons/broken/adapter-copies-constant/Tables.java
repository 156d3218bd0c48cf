package com.acme.orders.adapters.store;

/** Breaks no rule. */
public interface Tables {
    String ORDERS = "orders";
}
