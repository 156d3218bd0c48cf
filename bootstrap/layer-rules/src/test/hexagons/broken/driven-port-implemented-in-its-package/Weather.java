package com.acme.orders.application.driven;

/** A port, although nobody implements it yet. */
public interface Weather {
    int degrees();
}
