package id.sesi.adapters.cli.command;

record KnowsHttp(id.sesi.adapters.http.sandbox.Sandbox sandbox) {}
