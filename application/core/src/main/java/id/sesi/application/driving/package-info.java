/**
 * What callers can ask for: {@link id.sesi.application.driving.CreateSession},
 * {@link id.sesi.application.driving.SignRequest} and {@link id.sesi.application.driving.ProbeVendor}. Start with
 * {@link id.sesi.application.driving.Outcome}, which lists everything that a call can end in.
 */
package id.sesi.application.driving;
