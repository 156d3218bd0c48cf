package id.sesi.adapters.http.sandbox;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A certificate for this machine, made anew and signed by an authority of its own.
 *
 * @param tls shows the certificate
 * @param authorityPem whom to trust
 */
record SandboxCertificate(SSLContext tls, String authorityPem) {

    private static final long LIFETIME_DAYS = 365;

    static SandboxCertificate of(String address) {
        HeldCertificate authority = new HeldCertificate.Builder()
                .commonName("Sesi sandbox authority")
                .certificateAuthority(0)
                .duration(LIFETIME_DAYS, TimeUnit.DAYS)
                .build();
        HeldCertificate own = new HeldCertificate.Builder()
                .commonName("Sesi sandbox")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName(address)
                .duration(LIFETIME_DAYS, TimeUnit.DAYS)
                .signedBy(authority)
                .build();
        return new SandboxCertificate(
                new HandshakeCertificates.Builder().heldCertificate(own).build().sslContext(),
                authority.certificatePem());
    }
}
