/**
 * The use cases. Start with {@link id.sesi.application.UseCases}, the one factory: it takes driven ports and returns driving
 * ports. The implementations are package-private. {@code CreateSessionService} is the main one.
 *
 * <p>Nothing here does I/O. Time and randomness come in through {@code UseCases} (decision record 6).
 */
package id.sesi.application;
