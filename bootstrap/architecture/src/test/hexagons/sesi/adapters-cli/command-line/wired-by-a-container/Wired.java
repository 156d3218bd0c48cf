package id.sesi.adapters.cli.command;

@jakarta.inject.Singleton
final class Wired {}
