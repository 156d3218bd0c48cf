/**
 * The possible results of an attempt to create a session. Driving and driven ports use these types. Start with
 * {@link id.sesi.application.result.AttemptResult}.
 */
package id.sesi.application.result;
