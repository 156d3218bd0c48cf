/**
 * The records that a run leaves on disk: the requests and sessions of the vendor, the outcomes of the callers, and the audit files.
 * Start with {@link id.sesi.outcomecheck.records.VendorRecords}.
 */
package id.sesi.outcomecheck.records;
