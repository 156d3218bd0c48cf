/** The signing rules and the values of a session, without I/O. Depends on {@code java.base} only. */
module id.sesi.domain {
    exports id.sesi.domain;
}
