package com.acme.orders.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Gets time and randomness from its caller. */
record Delivery(Clock clock, long seed) {

    LocalDate day() {
        return LocalDate.now(clock).plusDays(new Random(seed).nextInt(3));
    }

    Instant time() {
        Function<Clock, Instant> read = Instant::now;
        return read.apply(clock);
    }

    Date latest() {
        return new Date(clock.millis() + new SplittableRandom(seed).nextLong(1_000));
    }

    void shuffle(List<String> stops, Random random) {
        Collections.shuffle(stops, random);
    }
}
