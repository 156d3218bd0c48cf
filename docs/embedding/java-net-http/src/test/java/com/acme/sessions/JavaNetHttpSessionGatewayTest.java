package com.acme.sessions;

import id.sesi.application.contract.SessionGatewayContract;
import id.sesi.application.driven.SessionGateway;
import id.sesi.domain.Environment;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Runs Sesi's contract of the gateway: more than a hundred failures of the vendor and the network, over TLS on loopback. */
class JavaNetHttpSessionGatewayTest extends SessionGatewayContract {

    @Override
    protected SessionGateway gateway(Environment environment, X509Certificate authority) {
        try {
            return new JavaNetHttpSessionGateway(environment, HostAwareTrust.of(authority));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
