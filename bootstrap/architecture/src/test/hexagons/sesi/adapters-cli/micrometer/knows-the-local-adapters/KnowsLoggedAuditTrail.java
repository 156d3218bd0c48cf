package id.sesi.adapters.micrometer;

record KnowsLoggedAuditTrail(id.sesi.adapters.local.audit.LoggedAuditTrail trail) {}
