package com.acme.orders.adapters.web;

/** Bad: an adapter depends on the container that creates it. */
@jakarta.inject.Singleton
public final class Wired {}
