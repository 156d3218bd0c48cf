package com.acme.orders.application.driven;

/** An annotation is no port, so nobody needs to call it. */
public @interface Slow {
    int seconds();
}
