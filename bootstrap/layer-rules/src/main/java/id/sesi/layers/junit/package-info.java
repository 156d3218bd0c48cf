/** The layer rules as JUnit tests, for JUnit 5 and 6. Start with {@link id.sesi.layers.junit.LayeringTests}. */
package id.sesi.layers.junit;
