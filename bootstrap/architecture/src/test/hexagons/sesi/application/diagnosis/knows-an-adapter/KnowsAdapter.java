package id.sesi.application.diagnosis;

record KnowsAdapter(id.sesi.adapters.local.secret.FileSecretSource secrets) {}
