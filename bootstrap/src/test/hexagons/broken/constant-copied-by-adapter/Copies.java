package com.acme.orders.adapters.web;

/** Bad: a constant that another adapter copies; only here it can be seen. */
public record Copies() {
    String table() {
        return com.acme.orders.adapters.store.Tables.ORDERS;
    }
}
