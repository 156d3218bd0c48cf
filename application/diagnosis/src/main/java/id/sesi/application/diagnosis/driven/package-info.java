/**
 * The driven port of the diagnosis. Start with {@link id.sesi.application.diagnosis.driven.KeyBytesSource}. Unlike the use
 * cases that sign, the diagnosis needs the bytes of the key, because it reproduces wrong uses of them.
 *
 * <pre>{@code
 * KeyBytesSource keyBytes = timeout -> new KeyBytes(store.read("psikologie").getBytes(UTF_8));
 * }</pre>
 */
package id.sesi.application.diagnosis.driven;
