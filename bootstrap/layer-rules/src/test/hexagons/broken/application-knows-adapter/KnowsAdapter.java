package com.acme.orders.application;

/** Bad: a use case knows its adapter. */
public record KnowsAdapter(com.acme.orders.adapters.store.MemoryStore store) {}
