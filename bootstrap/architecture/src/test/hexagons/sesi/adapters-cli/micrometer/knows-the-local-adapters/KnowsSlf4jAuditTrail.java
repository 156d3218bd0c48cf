package id.sesi.adapters.micrometer;

record KnowsSlf4jAuditTrail(id.sesi.adapters.local.audit.Slf4jAuditTrail trail) {}
