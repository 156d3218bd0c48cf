package com.acme.orders.domain;

/** Bad: a library in a cast and in an array, where ArchUnit sees no dependency. */
public record Casts(Object mark) {
    Object[] marks() {
        return new Object[] {(org.slf4j.Marker) mark, new org.slf4j.Logger[3]};
    }
}
