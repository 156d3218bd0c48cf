package com.acme.orders.application.driven;

/** The compiler makes a class of its own for the switch, which is neither a port nor a value. */
public record Urgency(Level level) {
    public enum Level {
        LOW,
        HIGH
    }

    boolean canWait() {
        return switch (level) {
            case LOW -> true;
            case HIGH -> false;
        };
    }
}
