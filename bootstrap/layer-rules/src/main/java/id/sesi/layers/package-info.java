/**
 * Layering rules for a hexagon, whoever wrote it: needs ArchUnit and nothing else, and is published as {@code
 * sesi-bootstrap} with the classifier {@code layers}. Start with {@link id.sesi.layers.Hexagon}, which says where the
 * layers are; {@link id.sesi.layers.LayerRules} are what holds between them.
 */
package id.sesi.layers;
