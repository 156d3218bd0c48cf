/**
 * The three locks on Sesi's layers, and the proof that each of them bites. Start with {@link
 * id.sesi.architecture.ArchitectureTest}; the rules themselves are in {@link id.sesi.layers}, what breaks them is in {@code
 * src/test/hexagons}, and {@code docs/layering.md} is the page about it.
 */
package id.sesi.architecture;
