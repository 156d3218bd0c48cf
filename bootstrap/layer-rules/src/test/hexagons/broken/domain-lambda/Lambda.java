package com.acme.orders.domain;

/** Bad: a lambda whose type is in a library. */
public record Lambda() {
    Object provider() {
        return (jakarta.inject.Provider<String>) () -> "";
    }
}
