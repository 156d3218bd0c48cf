/** The {@code sesi} command line: settings, requests as JSON, commands and their output. */
module id.sesi.adapters.cli {
    requires transitive id.sesi.application;
    requires transitive id.sesi.application.diagnosis;
    requires com.google.gson;

    exports id.sesi.adapters.cli.command;
    exports id.sesi.adapters.cli.settings;
    exports id.sesi.adapters.cli.usage;
}
