package com.acme.orders.domain;

/** Bad, but unseen: the compiler copies the text. */
public record Copies() {
    String name() {
        return org.slf4j.Logger.ROOT_LOGGER_NAME;
    }
}
