package id.sesi.adapters.local.secret;

record KnowsCommandLine(id.sesi.adapters.cli.command.Cli cli) {}
