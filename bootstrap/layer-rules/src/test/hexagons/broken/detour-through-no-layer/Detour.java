package com.acme.orders.domain;

/** Bad: the domain uses a library through a class in no layer. */
public record Detour(com.acme.orders.util.Shortcut shortcut) {}
