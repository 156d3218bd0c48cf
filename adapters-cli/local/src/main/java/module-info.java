/** Secrets that the local process can read, and the audit trail to SLF4J. */
module id.sesi.adapters.local {
    requires transitive id.sesi.application;
    requires transitive org.slf4j;

    exports id.sesi.adapters.local.audit;
    exports id.sesi.adapters.local.secret;
}
