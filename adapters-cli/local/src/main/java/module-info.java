/** Secret sources of the local process (variables, files and programs), and the audit trail to SLF4J. */
module id.sesi.adapters.local {
    requires transitive id.sesi.application;
    requires transitive org.slf4j;

    exports id.sesi.adapters.local.audit;
    exports id.sesi.adapters.local.secret;
}
