/**
 * Layer rules for any hexagon. They are the artifact {@code sesi-layer-rules}, which needs only ArchUnit. Start with
 * {@link id.sesi.layers.Hexagon}, which describes the packages of the layers. {@link id.sesi.layers.LayerRules} contains the
 * rules.
 *
 * <pre>{@code
 * Hexagon hexagon = Hexagon.below("com.acme.orders", "rest", "jdbc");
 * LayerRules.of(hexagon).check(hexagon.classes()).orThrow();
 * }</pre>
 */
package id.sesi.layers;
