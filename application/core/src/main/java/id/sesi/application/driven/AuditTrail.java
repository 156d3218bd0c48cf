package id.sesi.application.driven;

/**
 * Stores a record of every attempt and of every call (contract, section 6). Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
public interface AuditTrail {

    /**
     * Stores a record. The use case calls this method on the thread that called the use case, so the method must not block for
     * long. If the record cannot be stored, the method must drop the record and must not throw an exception.
     */
    void record(AuditRecord entry);
}
