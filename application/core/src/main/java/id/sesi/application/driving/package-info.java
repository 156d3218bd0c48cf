/**
 * The driving ports: {@link id.sesi.application.driving.CreateSession}, {@link id.sesi.application.driving.SignRequest} and
 * {@link id.sesi.application.driving.ProbeVendor}. Start with {@link id.sesi.application.driving.Outcome}, which defines every
 * possible outcome of a {@code CreateSession} call.
 */
package id.sesi.application.driving;
