package id.sesi.adapters.http.gateway;

record KnowsVault(id.sesi.adapters.http.vault.VaultAccess vault) {}
