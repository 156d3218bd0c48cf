package com.acme.sessions;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Distinguishes a certificate that is trusted but for another host from one that is not trusted. The JDK reports both with the
 * same exception.
 */
public final class HostAwareTrust extends X509ExtendedTrustManager {

    /** The certificate is trusted, but for another host. */
    static final class WrongHostException extends CertificateException {

        private static final long serialVersionUID = 1;

        WrongHostException(CertificateException cause) {
            super("the certificate is for another host", cause);
        }
    }

    private final X509ExtendedTrustManager authorities;

    /** @param authorities the accepted authorities; a {@code null} key store means those of the JDK */
    private HostAwareTrust(KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        this.authorities = Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** {@return the authorities that the JDK trusts} */
    public static HostAwareTrust ofJdk() throws GeneralSecurityException {
        return new HostAwareTrust(null);
    }

    /** {@return only this authority, for example that of a test server} */
    public static HostAwareTrust of(X509Certificate authority) throws GeneralSecurityException {
        try {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry("authority", authority);
            return new HostAwareTrust(authorities);
        } catch (IOException e) {
            throw new GeneralSecurityException("the key store in memory cannot be created", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            authorities.checkServerTrusted(chain, authType); // Ignores the host, so it throws if the chain is the problem.
            throw new WrongHostException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        authorities.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        authorities.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        authorities.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        authorities.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        authorities.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
