package com.acme.orders.adapters.web;

/** Bad: a Kotlin type in Java code. */
public record Kotlin(kotlin.Unit unit) {}
