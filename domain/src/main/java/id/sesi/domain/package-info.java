/**
 * The session request, the rules for signing it, and the session. Every value is validated when it is created. All values
 * are immutable, except that a {@link id.sesi.domain.SecretKey} can be closed.
 *
 * <pre>{@code
 * SessionRequest request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
 *         .userId("USR-001")
 *         .email("john.doe@example.com")
 *         .name("John Doe")
 *         .candidate("cand-001", "Siti Rahma", "siti@example.com")
 *         .build();
 * try (SecretKey key = SecretKey.ofText(text)) {
 *     Signature signature = key.sign(request.canonicalString());
 * }
 * }</pre>
 *
 * <p>Start with {@link id.sesi.domain.SessionRequest}. Its builder validates raw input and reports all violations at once.
 * {@link id.sesi.domain.CanonicalString} contains the six fields that {@link id.sesi.domain.SecretKey} signs. The vendor
 * responds with a {@link id.sesi.domain.Session}.
 *
 * <p>This package does no I/O, reads no clock, writes no logs and depends on {@code java.base} only. In these comments,
 * "contract" is {@code docs/contract.md}.
 */
package id.sesi.domain;
