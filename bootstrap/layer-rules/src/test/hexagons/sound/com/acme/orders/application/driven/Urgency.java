package com.acme.orders.application.driven;

/** The compiler generates an extra class for the switch. That class is neither a port nor a value, but is accepted. */
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
