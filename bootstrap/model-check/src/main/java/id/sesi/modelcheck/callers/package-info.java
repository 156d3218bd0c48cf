/** The callers, in a process that can be killed. Start with {@link id.sesi.modelcheck.callers.Callers}. */
package id.sesi.modelcheck.callers;
