package com.acme.orders.domain;

import java.time.Instant;

record Reads(Instant at) {

    static Reads now() {
        return new Reads(Instant.now());
    }
}
