package com.acme.sessions;

import id.sesi.application.contract.SessionGatewayContract;
import id.sesi.application.driven.SessionGateway;
import id.sesi.domain.Environment;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/** Runs Sesi's contract of the gateway: more than a hundred failures of the vendor and the network, over TLS on loopback. */
class JavaNetHttpSessionGatewayTest extends SessionGatewayContract {

    @Override
    protected SessionGateway gateway(Environment environment, X509Certificate authority) {
        try {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry("vendor", authority);
            return new JavaNetHttpSessionGateway(environment, HostAwareTrust.of(authorities));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
