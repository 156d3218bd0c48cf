package com.acme.orders.domain;

/** Bad: a library in a type argument, and nowhere else. */
public interface TypeArgument {
    void mark(java.util.Map<String, ? extends java.util.List<org.slf4j.Marker>> marks);
}
