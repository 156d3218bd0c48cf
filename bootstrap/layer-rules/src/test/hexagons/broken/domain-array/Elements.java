package com.acme.orders.domain;

/** Bad: a library as the element of an array. */
public record Elements(org.slf4j.Marker[][] marks) {}
