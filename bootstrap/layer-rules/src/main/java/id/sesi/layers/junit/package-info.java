/**
 * The layer rules as JUnit tests, for JUnit 5 and 6. Start with {@link id.sesi.layers.junit.LayeringTests}.
 *
 * <pre>{@code
 * class LayersTest extends LayeringTests {
 *     @Override
 *     protected LayerRules rules() {
 *         return LayerRules.of(Hexagon.below("com.acme.orders", "rest", "jdbc"));
 *     }
 * }
 * }</pre>
 */
package id.sesi.layers.junit;
