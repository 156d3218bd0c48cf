/** The callers, in a process that can be killed. Start with {@link id.sesi.outcomecheck.callers.Callers}. */
package id.sesi.outcomecheck.callers;
