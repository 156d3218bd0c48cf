package com.acme.orders.domain;

/** Bad: another project, whose name begins alike. */
public record UsesNamesake(com.acme.ordersplus.Thing thing) {}
