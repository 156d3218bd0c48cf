package com.acme.orders.domain;

/** Contains a text that looks like a class name in a class file, but is a string constant. */
public record Label(String text) {
    public static Label standard() {
        return new Label("Lorg/slf4j/Logger;");
    }
}
