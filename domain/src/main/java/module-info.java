/** The signing rules and the values of a session: pure, on {@code java.base} alone. */
module id.sesi.domain {
    exports id.sesi.domain;
}
