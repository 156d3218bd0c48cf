package com.acme.orders.application.driven;

/** Only values of the ports implement this interface, so it is not a port. */
public interface Notice {
    String text();
}
