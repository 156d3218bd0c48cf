package com.acme.orders.adapters.web.forms;

/** Bad: nobody says what this package is for. */
public record Form(String text) {}
