/** The layer rules as a program, for projects that write no test. Start with {@link id.sesi.layers.check.Main}. */
package id.sesi.layers.check;
