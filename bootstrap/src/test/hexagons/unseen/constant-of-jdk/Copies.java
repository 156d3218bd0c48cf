package com.acme.orders.domain;

/** Bad, but unseen: the compiler copies the number. */
public record Copies() {
    int type() {
        return java.sql.Types.INTEGER;
    }
}
