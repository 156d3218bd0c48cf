package com.acme.orders.adapters.web.one;

/** Bad: one half of a cycle. */
public record One(com.acme.orders.adapters.web.two.Two two) {}
