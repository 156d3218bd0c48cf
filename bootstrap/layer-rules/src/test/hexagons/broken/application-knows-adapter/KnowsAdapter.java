package com.acme.orders.application;

/** Bad: a use case uses an adapter. */
public record KnowsAdapter(com.acme.orders.adapters.store.MemoryStore store) {}
