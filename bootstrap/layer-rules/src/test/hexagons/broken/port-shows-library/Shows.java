package com.acme.orders.application.driving;

/** Bad: callers need the libraries, because of a type argument, annotations, an exception and a component. */
public record Shows(org.slf4j.Marker component) {
    @org.jetbrains.annotations.NotNull
    public <T extends java.util.List<org.slf4j.Logger>> T logs(@org.jetbrains.annotations.Nullable String name)
            throws java.io.IOException {
        throw new java.io.EOFException(name);
    }
}
