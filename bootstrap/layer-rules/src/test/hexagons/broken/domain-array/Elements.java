package com.acme.orders.domain;

/** Bad: a library type as the element type of an array. */
public record Elements(org.slf4j.Marker[][] marks) {}
