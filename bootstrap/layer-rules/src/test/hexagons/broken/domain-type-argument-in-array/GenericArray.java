package com.acme.orders.domain;

/** Bad: a library in a type argument of an array's element. */
public interface GenericArray {
    java.util.List<org.slf4j.Marker>[] marks();
}
