package com.acme.orders.domain;

/** Bad: library types in a cast and in an array creation, where ArchUnit finds no dependency. */
public record Casts(Object mark) {
    Object[] marks() {
        return new Object[] {(org.slf4j.Marker) mark, new org.slf4j.Logger[3]};
    }
}
