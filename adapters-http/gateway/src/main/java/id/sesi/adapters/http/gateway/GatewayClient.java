package id.sesi.adapters.http.gateway;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** Makes an OkHttp client for a gateway, for those who have none of their own. */
public final class GatewayClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** As many as a busy server has callers: with OkHttp's five, the sixth makes a new connection each time. */
    private static final int IDLE_CONNECTIONS = 64;

    /** Shorter than load balancers wait before they drop an idle connection: 60 s at AWS, 75 s at nginx, more elsewhere. */
    private static final long IDLE_SECONDS = 50;

    private GatewayClient() {}

    /**
     * {@return a client without time-outs of its own for reading and writing: the gateway bounds each attempt as a whole}
     *
     * @param extraCertificates certificates that are trusted in addition to the platform's; may be empty
     * @param proxy the way out, if there is one
     */
    public static OkHttpClient trusting(List<X509Certificate> extraCertificates, Optional<OutboundProxy> proxy) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .socketFactory(new TcpNoDelaySocketFactory())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
        if (!extraCertificates.isEmpty()) {
            HandshakeCertificates.Builder trusted =
                    new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
            extraCertificates.forEach(trusted::addTrustedCertificate);
            HandshakeCertificates certificates = trusted.build();
            client.sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
        }
        proxy.ifPresent(way -> client.proxySelector(way.selector()).proxyAuthenticator(way.authenticator()));
        return client.build();
    }
}
