package com.acme.orders.adapters.web;

/** Bad: a constant of another adapter; the compiler copies its value, but writes down whose it is. */
public record Copies() {
    String table() {
        return com.acme.orders.adapters.store.Tables.ORDERS;
    }
}
