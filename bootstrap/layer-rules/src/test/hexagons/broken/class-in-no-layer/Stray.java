package com.acme.orders.util;

/** Bad: this class is in no layer, so no other rule checks it. */
public final class Stray {}
