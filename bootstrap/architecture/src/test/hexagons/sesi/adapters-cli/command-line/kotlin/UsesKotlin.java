package id.sesi.adapters.cli.command;

record UsesKotlin(kotlin.Unit unit) {}
