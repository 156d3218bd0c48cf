package com.acme.orders.domain;

/** Bad: the domain knows who uses it. */
public record KnowsPort(com.acme.orders.application.driven.OrderStore store) {}
