/** The signing rules and the values of a session: pure, on {@code java.base} alone. */
@SuppressWarnings("module") // The application is not there when the domain is compiled.
module id.sesi.domain {
    exports id.sesi.domain;
    exports id.sesi.domain.misuse to
            id.sesi.application;
}
