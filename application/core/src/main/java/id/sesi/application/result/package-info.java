/**
 * What an attempt to create a session can end in, and the values that describe it. Ports on both sides speak of them. Start
 * with {@link id.sesi.application.result.AttemptResult}.
 */
package id.sesi.application.result;
