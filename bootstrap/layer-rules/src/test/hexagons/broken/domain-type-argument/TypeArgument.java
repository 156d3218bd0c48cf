package com.acme.orders.domain;

/** Bad: only a type argument uses a library. */
public interface TypeArgument {
    void mark(java.util.Map<String, ? extends java.util.List<org.slf4j.Marker>> marks);
}
