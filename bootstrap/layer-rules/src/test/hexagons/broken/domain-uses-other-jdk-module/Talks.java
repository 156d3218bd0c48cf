package com.acme.orders.domain;

/** Bad: the JDK, but not java.base. */
public interface Talks {
    java.sql.Connection connection();
}
