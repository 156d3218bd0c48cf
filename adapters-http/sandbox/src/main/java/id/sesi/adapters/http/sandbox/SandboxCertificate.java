package id.sesi.adapters.http.sandbox;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A new certificate for this machine, signed by a new certificate authority.
 *
 * @param tls the TLS context that presents the certificate
 * @param authorityPem the certificate of the authority, which clients must trust, in PEM format
 */
record SandboxCertificate(SSLContext tls, String authorityPem) {

    private static final long LIFETIME_DAYS = 365;

    /** {@return a new certificate for {@code localhost} and the given IP address} */
    static SandboxCertificate of(String address) {
        HeldCertificate authority = new HeldCertificate.Builder()
                .commonName("Sesi sandbox authority")
                .certificateAuthority(0)
                .duration(LIFETIME_DAYS, TimeUnit.DAYS)
                .build();
        HeldCertificate server = new HeldCertificate.Builder()
                .commonName("Sesi sandbox")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName(address)
                .duration(LIFETIME_DAYS, TimeUnit.DAYS)
                .signedBy(authority)
                .build();
        return new SandboxCertificate(
                new HandshakeCertificates.Builder()
                        .heldCertificate(server)
                        .build()
                        .sslContext(),
                authority.certificatePem());
    }
}
