/**
 * The use cases. Start with {@link id.sesi.application.UseCases}, the only factory: its methods take driven ports and return
 * driving ports. The implementations are package-private; {@code CreateSessionService} is the main one.
 *
 * <pre>{@code
 * CreateSession createSession =
 *         UseCases.createSessionBuilder(partnerId, secrets, gateway, audit).build();
 * Outcome outcome = createSession.create(request);
 * }</pre>
 *
 * <p>This package does no I/O. The caller can set the sources of time and randomness in {@code UseCases} (decision record 6).
 */
package id.sesi.application;
