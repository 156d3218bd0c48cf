package id.sesi.adapters.cli.command;

record KnowsBootstrap(id.sesi.bootstrap.Main main) {}
