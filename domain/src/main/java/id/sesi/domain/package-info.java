/**
 * What a session request is, what of it is signed, and how. Every value is immutable and exists only when it is valid.
 *
 * <p>Start with {@link id.sesi.domain.SessionRequest}, which is built from raw input and reports all its violations at once,
 * and {@link id.sesi.domain.CanonicalString}, the six fields that {@link id.sesi.domain.SecretKey} signs. What the vendor
 * gives back is a {@link id.sesi.domain.Session}.
 *
 * <p>No I/O, no clock, no logging, nothing but {@code java.base}. "Contract" in these comments is
 * {@code docs/contract.md}.
 */
package id.sesi.domain;
