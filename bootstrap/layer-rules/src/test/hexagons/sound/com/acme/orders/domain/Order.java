package com.acme.orders.domain;

import java.time.Instant;
import java.util.List;

public record Order(OrderId id, List<String> items, Instant placedAt) {}
