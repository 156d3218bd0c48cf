/**
 * The layering rules over all modules. Start with {@link id.sesi.architecture.LayerRules}; that each of them can fail is
 * shown by {@link id.sesi.architecture.LayerRulesTest} with the deliberately bad classes in {@code fixture}.
 */
package id.sesi.architecture;
