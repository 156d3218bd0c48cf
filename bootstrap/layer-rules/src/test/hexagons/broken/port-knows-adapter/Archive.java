package com.acme.orders.application.driven;

/** Bad: a port that only one adapter can implement. */
public record Archive(com.acme.orders.adapters.store.MemoryStore store) {}
