package com.acme.orders.adapters.web;

/** Bad: an adapter knows by what it is wired. */
@jakarta.inject.Singleton
public final class Wired {}
