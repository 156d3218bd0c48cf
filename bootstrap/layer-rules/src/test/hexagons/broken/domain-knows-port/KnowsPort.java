package com.acme.orders.domain;

/** Bad: the domain uses a port. */
public record KnowsPort(com.acme.orders.application.driven.OrderStore store) {}
