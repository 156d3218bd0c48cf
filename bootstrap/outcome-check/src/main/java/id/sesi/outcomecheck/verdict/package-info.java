/** Compares the records of a run. Start with {@link id.sesi.outcomecheck.verdict.Verdicts}. */
package id.sesi.outcomecheck.verdict;
