package com.acme.billing.application.driving;

/** Where orders and billing meet. */
public interface PriceOf {

    long cents(int order);
}
