/** Compares the records of a run. Start with {@link id.sesi.modelcheck.verdict.Verdicts}. */
package id.sesi.modelcheck.verdict;
