/**
 * The records that a run leaves on disk: the vendor's book, the outcomes of the callers, and the audit files. Start with
 * {@link id.sesi.modelcheck.records.Book}.
 */
package id.sesi.modelcheck.records;
