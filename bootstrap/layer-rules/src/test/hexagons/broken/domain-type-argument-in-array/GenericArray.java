package com.acme.orders.domain;

/** Bad: a library type as a type argument in the element type of an array. */
public interface GenericArray {
    java.util.List<org.slf4j.Marker>[] marks();
}
