package id.sesi.application.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that exists for one run of the tests. Its key is never stored, so nobody can impersonate a server to a
 * client that trusts it by mistake.
 */
final class TestAuthority {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final byte[] SHA256_WITH_ECDSA = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final int DNS_NAME = 2;

    private final KeyPair keys;
    private final X509Certificate certificate;

    /** Creates an authority. All authorities have the same name, so that only the key shows which one signed a certificate. */
    TestAuthority() {
        keys = newKeys();
        byte[] constraints = Der.sequence(
                Der.identifier(BASIC_CONSTRAINTS), Der.booleanTrue(), Der.octets(Der.sequence(Der.booleanTrue())));
        certificate = sign(name("Test authority"), keys, Instant.now(), constraints);
    }

    /** {@return the certificate that clients must trust} */
    X509Certificate certificate() {
        return certificate;
    }

    /** {@return a server's TLS with a new certificate for this host} */
    SSLContext serverFor(String host) {
        return serverFor(host, Instant.now());
    }

    /** {@return a server's TLS with a certificate that expired long ago} */
    SSLContext expiredServerFor(String host) {
        return serverFor(host, Instant.now().minus(LIFETIME.multipliedBy(30)));
    }

    private SSLContext serverFor(String host, Instant issued) {
        KeyPair serverKeys = newKeys();
        byte[] alternativeNames = Der.sequence(
                Der.identifier(ALTERNATIVE_NAMES),
                Der.octets(Der.sequence(Der.taggedBytes(DNS_NAME, host.getBytes(US_ASCII)))));
        return tls(serverKeys.getPrivate(), sign(name(host), serverKeys, issued, alternativeNames));
    }

    private X509Certificate sign(byte[] subject, KeyPair subjectKeys, Instant issued, byte[] extension) {
        byte[] content = Der.sequence(
                Der.tagged(0, Der.integer(2)), // version 3
                Der.integer(issued.toEpochMilli()),
                SHA256_WITH_ECDSA,
                name("Test authority"),
                Der.sequence(Der.time(issued.minus(LIFETIME)), Der.time(issued.plus(LIFETIME))),
                subject,
                subjectKeys.getPublic().getEncoded(),
                Der.tagged(3, Der.sequence(extension)));
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(content);
            byte[] encoded = Der.sequence(content, SHA256_WITH_ECDSA, Der.bits(signer.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(commonName))));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext tls(PrivateKey key, X509Certificate certificate) {
        try {
            char[] noPassword = {};
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, noPassword);
            store.setKeyEntry("server", key, noPassword, new Certificate[] {certificate});
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(store, noPassword);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keyManagers.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
