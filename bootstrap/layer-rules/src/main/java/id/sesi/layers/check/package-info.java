/**
 * The layer rules as a program, for projects that write no test. Start with {@link id.sesi.layers.check.Main}.
 *
 * <pre>{@code
 * Main.main(new String[] {"check", "layers.properties", "target/classes"});
 * }</pre>
 */
package id.sesi.layers.check;
