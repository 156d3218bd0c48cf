package com.acme.orders.domain;

/** Bad: the domain reaches a library by a way around the layers. */
public record Detour(com.acme.orders.util.Shortcut shortcut) {}
