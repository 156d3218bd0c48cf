/**
 * Layer rules for any hexagon: the artifact {@code sesi-layer-rules}, which needs ArchUnit and nothing else. Start with
 * {@link id.sesi.layers.Hexagon}, which says where the layers are; {@link id.sesi.layers.LayerRules} has the rules between
 * them.
 */
package id.sesi.layers;
