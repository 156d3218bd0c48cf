/**
 * Tests of the three mechanisms that enforce Sesi's layers: Maven, JPMS and ArchUnit. The tests also show that each mechanism
 * rejects violations. Start with {@link id.sesi.architecture.ArchitectureTest}. The rules are in {@link id.sesi.layers}, and {@code
 * docs/layering.md} explains them. Code that breaks them is in {@code src/test/hexagons}.
 */
package id.sesi.architecture;
