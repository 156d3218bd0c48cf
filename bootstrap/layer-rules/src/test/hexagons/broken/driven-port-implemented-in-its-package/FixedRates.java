package com.acme.orders.application.driven;

/** Bad: a record that implements a port. */
public record FixedRates(int rate) implements Rates {}
