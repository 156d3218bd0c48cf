package com.acme.orders.adapters.store;

/** Bad: a constant that another adapter copies; only here it can be seen. */
public final class Tables {
    public static final String ORDERS = "orders";
    static final String HIDDEN = "not seen by others";
    public static final String COMPUTED = String.valueOf("not copied");
}
