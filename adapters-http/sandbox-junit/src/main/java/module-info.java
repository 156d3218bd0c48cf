/** A JUnit extension that runs the sandbox during tests. */
module id.sesi.adapters.http.sandbox.junit {
    requires transitive id.sesi.adapters.http.sandbox;
    requires transitive org.junit.jupiter.api;

    exports id.sesi.adapters.http.sandbox.junit;
}
