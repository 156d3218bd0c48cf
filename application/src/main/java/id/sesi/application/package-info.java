/**
 * The use cases. Start with {@link id.sesi.application.UseCases}, the one factory: it takes the driven ports and gives
 * the driving ports. What implements the use cases is package-private and stays replaceable.
 *
 * <p>Nothing here does I/O. Time and randomness come in through {@code UseCases} (decision record 6).
 */
package id.sesi.application;
