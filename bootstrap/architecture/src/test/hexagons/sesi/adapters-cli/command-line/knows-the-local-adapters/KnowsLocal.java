package id.sesi.adapters.cli.command;

record KnowsLocal(id.sesi.adapters.local.secret.FileSecretSource secrets) {}
