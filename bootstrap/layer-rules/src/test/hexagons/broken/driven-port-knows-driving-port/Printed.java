package com.acme.orders.application.driven;

/** Bad: a printer would have to know what drives the application. */
public record Printed(com.acme.orders.application.driving.Answer answer) {}
