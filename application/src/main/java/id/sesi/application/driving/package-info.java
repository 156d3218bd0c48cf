/**
 * What callers can ask for: {@link id.sesi.application.driving.CreateSession} and
 * {@link id.sesi.application.driving.SignRequest}. Start with {@link id.sesi.application.driving.Outcome}, which says all
 * that can come of a call.
 */
package id.sesi.application.driving;
