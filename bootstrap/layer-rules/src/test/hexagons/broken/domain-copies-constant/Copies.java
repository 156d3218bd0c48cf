package com.acme.orders.domain;

/** Bad: a constant of a library. */
public record Copies() {
    String name() {
        return org.slf4j.Logger.ROOT_LOGGER_NAME;
    }
}
