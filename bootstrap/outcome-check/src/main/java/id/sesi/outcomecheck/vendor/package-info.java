/**
 * A vendor that fails at random at every point of a call, and records what it really did. It shares no code with the
 * gateway or the sandbox. Start with {@link id.sesi.outcomecheck.vendor.Vendor}.
 */
package id.sesi.outcomecheck.vendor;
