/**
 * Checks that the verdict about each call is right: a vendor in a process of its own fails at random, and its records are compared
 * with the outcomes. Start with {@link id.sesi.outcomecheck.OutcomeCheck}.
 */
package id.sesi.outcomecheck;
