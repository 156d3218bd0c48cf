package com.acme.billing.domain;

public record Price(long cents) {}
