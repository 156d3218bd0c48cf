package id.sesi.application.driven;

/** Keeps a record of every attempt and every outcome (contract, section 6). Thread-safe. */
public interface AuditTrail {

    /** Keeps the record, or loses it: never throws and never makes the call wait for long. */
    void keep(AuditRecord entry);
}
