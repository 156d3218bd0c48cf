package com.acme.orders.domain;

public record OrderId(String value) {}
