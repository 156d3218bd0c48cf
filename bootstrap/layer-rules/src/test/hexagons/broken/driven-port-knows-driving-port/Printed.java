package com.acme.orders.application.driven;

/** Bad: a driven port uses a value of a driving port. */
public record Printed(com.acme.orders.application.driving.Answer answer) {}
