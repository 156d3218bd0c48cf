/**
 * Fuzzing: each target reads one kind of untrusted input, and throws if Sesi breaks a promise about it.
 * {@link id.sesi.fuzz.FuzzTarget} lists the targets, and {@code docs/assurance.md} says how to run them.
 */
package id.sesi.fuzz;
