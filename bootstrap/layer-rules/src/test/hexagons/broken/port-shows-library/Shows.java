package com.acme.orders.application.driving;

/** Bad: whoever calls this needs the library: by type argument, annotation, exception and component. */
public record Shows(org.slf4j.Marker component) {
    @org.jetbrains.annotations.NotNull
    public <T extends java.util.List<org.slf4j.Logger>> T logs(@org.jetbrains.annotations.Nullable String name)
            throws java.io.IOException {
        throw new java.io.EOFException(name);
    }
}
