package com.acme.orders.application.driven;

/** A port, because an adapter implements it. */
public interface Rates {
    int rate();
}
