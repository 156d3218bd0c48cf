package com.acme.orders.util;

/** Bad: the domain reaches a library by a way around the layers. */
public record Shortcut(org.slf4j.Logger log) {}
