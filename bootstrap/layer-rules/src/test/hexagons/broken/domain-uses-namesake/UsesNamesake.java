package com.acme.orders.domain;

/** Bad: a class of another project, whose package has a similar name. */
public record UsesNamesake(com.acme.ordersplus.Thing thing) {}
