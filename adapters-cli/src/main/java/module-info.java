/** The {@code sesi} command, and what touches the local process. */
module id.sesi.adapters.cli {
    requires transitive id.sesi.application;
    requires com.google.gson;
    requires transitive org.slf4j;

    exports id.sesi.adapters.cli.audit;
    exports id.sesi.adapters.cli.command;
    exports id.sesi.adapters.cli.secret;
    exports id.sesi.adapters.cli.settings;
    exports id.sesi.adapters.cli.usage;
}
