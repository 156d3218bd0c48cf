package id.sesi.outcomecheck.vendor;

/** How the vendor ends a request or its connection. Over HTTP/1.1, the endings of HTTP/2 reset the connection. */
enum Ending {
    /** The connection stays open. */
    KEEP(false),
    /** TLS close_notify, then the connection is closed. */
    CLOSE(true),
    /** The connection is closed without close_notify. */
    CUT(true),
    /** The connection is reset (TCP RST). */
    RESET(true),
    /** Nothing more is sent. */
    SILENCE(false),
    /** RST_STREAM, with any error code. */
    RST_STREAM(false),
    /** GOAWAY whose last stream is below this one, as far as sessions of later streams allow. */
    GOAWAY_BELOW(false),
    /** GOAWAY whose last stream is this one. */
    GOAWAY_AT(false),
    /** GOAWAY whose last stream is above this one. */
    GOAWAY_ABOVE(false);

    private final boolean closes;

    Ending(boolean closes) {
        this.closes = closes;
    }

    /** {@return whether this ending concerns the connection, not only a stream} */
    boolean closesConnection() {
        return closes;
    }
}
