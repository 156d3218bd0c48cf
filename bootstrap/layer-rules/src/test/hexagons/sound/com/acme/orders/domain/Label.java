package com.acme.orders.domain;

/** Text that only looks like the name of a class. */
public record Label(String text) {
    public static Label standard() {
        return new Label("Lorg/slf4j/Logger;");
    }
}
