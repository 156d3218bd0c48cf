package id.sesi.application.driven;

/**
 * Stores a record of every attempt and of every call (contract, section 6). Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
public interface AuditTrail {

    /**
     * Stores a record. It is called on the thread that called the use case, so it must not block for long. It must not throw an
     * exception: if it cannot store the record, it drops it.
     */
    void keep(AuditRecord entry);
}
