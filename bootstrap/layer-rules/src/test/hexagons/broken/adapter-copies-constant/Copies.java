package com.acme.orders.adapters.web;

/** Bad: a constant of another adapter. The compiler copies its value, but the class file names its class. */
public record Copies() {
    String table() {
        return com.acme.orders.adapters.store.Tables.ORDERS;
    }
}
