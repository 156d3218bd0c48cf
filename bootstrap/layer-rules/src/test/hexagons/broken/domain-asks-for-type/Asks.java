package com.acme.orders.domain;

/** Bad: library types in instanceof and in a class literal. */
public record Asks(Object mark) {
    boolean isMarker() {
        return mark instanceof org.slf4j.Marker || mark == org.slf4j.Logger.class;
    }
}
