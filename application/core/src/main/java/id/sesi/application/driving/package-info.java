/**
 * The driving ports: {@link id.sesi.application.driving.CreateSession}, {@link id.sesi.application.driving.SignRequest} and
 * {@link id.sesi.application.driving.ProbeVendor}. Start with {@link id.sesi.application.driving.Outcome}, which defines every
 * possible outcome of a {@code CreateSession} call.
 *
 * <pre>{@code
 * String message = createSession.create(request)
 *         .fold(
 *                 created -> created.session().widgetUrl().reveal(),
 *                 refused -> "The vendor refused the request: " + refused.refusal(),
 *                 failed -> "Please try again later");
 * }</pre>
 */
package id.sesi.application.driving;
