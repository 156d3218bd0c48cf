package com.acme.orders.util;

/** Bad: the domain uses a library through this class, which is in no layer. */
public record Shortcut(org.slf4j.Logger log) {}
