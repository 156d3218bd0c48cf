package com.acme.orders.adapters.web.two;

/** Bad: the other half of a cycle. */
public record Two(com.acme.orders.adapters.web.one.One one) {}
