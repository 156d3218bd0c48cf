package com.acme.orders.domain;

/** Bad: a lambda that implements an interface of a library. */
public record Lambda() {
    Object provider() {
        return (jakarta.inject.Provider<String>) () -> "";
    }
}
