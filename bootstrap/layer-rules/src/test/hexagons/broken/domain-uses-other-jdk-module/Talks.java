package com.acme.orders.domain;

/** Bad: a class of the JDK that is not in java.base. */
public interface Talks {
    java.sql.Connection connection();
}
