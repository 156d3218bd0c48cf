package id.sesi.outcomecheck.verdict;

/**
 * A promise that a run broke.
 *
 * @param kind the promise
 * @param where the call or the request, and what was found
 */
public record Violation(Kind kind, String where) {

    /** The promises. */
    public enum Kind {
        /** More than three requests arrived with one idempotency key. */
        FOURTH_REQUEST,
        /** More requests arrived than the outcome has attempts. */
        UNREPORTED_REQUEST,
        /** Two requests of one call have different bodies, although they were signed with the same key. */
        BODIES_DIFFER,
        /** A complete body has a signature that no key of the partner makes. */
        WRONG_SIGNATURE,
        /** A request has an idempotency key that belongs to another call, or to none. */
        FOREIGN_REQUEST,
        /** A caller holds a session that the vendor did not create for this call. */
        UNKNOWN_SESSION,
        /** Two callers hold the same session. */
        SHARED_SESSION,
        /** The outcome does not warn, but the vendor holds a session that nobody has. */
        MISSED_ORPHAN,
        /** The vendor created more sessions for a call than the results of its attempts admit. */
        MISSED_SESSION,
        /** The vendor read more complete bodies than the deliveries of the attempts admit. */
        DENIED_DELIVERY,
        /** More attempts claim a response than requests arrived. */
        INVENTED_RESPONSE,
        /** The call returned too late. */
        LATE,
        /** The outcome contradicts its own attempts. */
        INCONSISTENT_OUTCOME,
        /** A pause before a retry is shorter or longer than the contract allows. */
        WRONG_PAUSE,
        /** The audit files lack a record, contain one too many, or differ from the outcome. */
        AUDIT_DIFFERS,
        /** The audit files have lines that are not JSON. */
        TORN_LINES
    }

    @Override
    public String toString() {
        return kind + ": " + where;
    }
}
