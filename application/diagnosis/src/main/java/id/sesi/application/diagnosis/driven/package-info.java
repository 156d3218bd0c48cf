/**
 * The driven port of the diagnosis. Start with {@link id.sesi.application.diagnosis.driven.KeyMaterialSource}. Unlike the use
 * cases that sign, the diagnosis needs the bytes of the key, because it reproduces wrong uses of them.
 */
package id.sesi.application.diagnosis.driven;
