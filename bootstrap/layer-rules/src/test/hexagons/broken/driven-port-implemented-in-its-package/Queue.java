package com.acme.orders.application.driven;

/** A port, because a class implements it that is neither a record nor an enum. */
public interface Queue {
    int next();
}
