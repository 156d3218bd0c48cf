package id.sesi.adapters.http.gateway;

record KnowsCli(id.sesi.adapters.cli.command.Cli cli) {}
