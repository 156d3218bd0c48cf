package com.acme.orders.application.driven;

/** An annotation is not a port, so its members need no caller. */
public @interface Slow {
    int seconds();
}
