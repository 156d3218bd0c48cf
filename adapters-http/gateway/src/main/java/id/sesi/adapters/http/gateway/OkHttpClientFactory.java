package id.sesi.adapters.http.gateway;

import java.net.Proxy;
import java.net.ProxySelector;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/**
 * Creates an OkHttp client for a gateway, for callers that do not have a client yet.
 *
 * @since 1.0.0
 */
public final class OkHttpClientFactory {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * About the number of concurrent callers on a busy server. With OkHttp's default of five idle connections, the sixth
     * caller would open a new connection each time.
     */
    private static final int IDLE_CONNECTIONS = 64;

    /** Shorter than the idle time-outs of load balancers, which are 60 s at AWS, 75 s at nginx, and longer elsewhere. */
    private static final long IDLE_SECONDS = 50;

    private OkHttpClientFactory() {}

    /**
     * {@return a client without time-outs for reading and writing, because the gateway limits each attempt as a whole}
     *
     * <p>The client ignores the proxies of the JVM: its system properties ({@code https.proxyHost}, {@code socksProxyHost}) and
     * its default {@link ProxySelector}. To use that selector, write
     * {@code client.newBuilder().proxy(null).proxySelector(ProxySelector.getDefault()).build()}.
     *
     * @param extraCertificates certificates to trust in addition to the platform's certificates; may be empty
     * @param proxy the proxy between Sesi and the vendor, or empty for direct connections
     * @throws IllegalStateException if another version of OkHttp or Okio is on the class path, or if Java cannot read its trusted
     *     certificates; the message says what to do
     */
    public static OkHttpClient create(List<X509Certificate> extraCertificates, Optional<OutboundProxy> proxy) {
        try {
            return build(extraCertificates, proxy);
        } catch (LinkageError e) {
            throw new IllegalStateException(LibraryVersions.problem(e), e);
        } catch (Exception e) { // OkHttp throws exceptions of the JDK that it does not declare.
            if (e instanceof GeneralSecurityException) {
                throw new IllegalStateException(
                        "Java cannot read its trusted certificates ("
                                + e.getClass().getName()
                                + "); check the options javax.net.ssl.trustStore, trustStoreType and trustStorePassword",
                        e);
            }
            throw e;
        }
    }

    private static OkHttpClient build(List<X509Certificate> extraCertificates, Optional<OutboundProxy> proxy) {
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
        // Sets a fixed proxy: OkHttp does not call a ProxySelector if the host contains an underscore.
        client.proxy(proxy.map(OutboundProxy::proxy).orElse(Proxy.NO_PROXY));
        proxy.ifPresent(outbound -> client.proxyAuthenticator(outbound.authenticator()));
        return client.build();
    }
}
