/**
 * What the diagnosis needs from outside. Start with {@link id.sesi.application.diagnosis.driven.KeyMaterialSource}. The use cases that
 * sign never see the bytes of a key; the diagnosis has to, because it reproduces wrong uses of them.
 */
package id.sesi.application.diagnosis.driven;
