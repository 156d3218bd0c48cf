package id.sesi.adapters.http.widget;

record KnowsSandbox(id.sesi.adapters.http.sandbox.Sandbox sandbox) {}
