package com.acme.orders.util;

/** Bad: no rule would see what it does. */
public final class Stray {}
