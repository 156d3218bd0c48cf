package com.acme.orders.adapters.web.forms;

/** Bad: the package has no package-info.java. */
public record Form(String text) {}
