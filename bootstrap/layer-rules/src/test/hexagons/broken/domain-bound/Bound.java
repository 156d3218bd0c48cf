package com.acme.orders.domain;

/** Bad: a library type as the bound of a type variable. */
public interface Bound<T extends org.slf4j.Marker> {}
