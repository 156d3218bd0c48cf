/**
 * Tests of the three locks on Sesi's layers; each lock is shown to reject violations. Start with
 * {@link id.sesi.architecture.ArchitectureTest}. The rules are in {@link id.sesi.layers}, code that breaks them is in
 * {@code src/test/hexagons}, and {@code docs/layering.md} explains them.
 */
package id.sesi.architecture;
