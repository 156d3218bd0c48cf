package com.acme.orders.domain;

/** Bad: the domain logs. */
public record Logs(org.slf4j.Logger log) {}
