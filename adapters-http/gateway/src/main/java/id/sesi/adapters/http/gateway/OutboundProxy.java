package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.Authenticator;

/**
 * An HTTP proxy between Sesi and the vendor. The proxy sees only the vendor's host and port, because the request goes through
 * a tunnel. The credentials are sent only to the proxy.
 *
 * @param host the proxy's name or address
 * @param port the proxy's port
 * @param credentials {@code user:password}, if the proxy requires them; confidential
 * @param bypass whether to connect to a host directly, without the proxy
 */
public record OutboundProxy(String host, int port, Optional<String> credentials, Predicate<String> bypass) {

    private static final String AUTHORIZATION = "Proxy-Authorization";

    public OutboundProxy {
        requireNonNull(host);
        requireNonNull(credentials);
        requireNonNull(bypass);
    }

    ProxySelector selector() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(bypass.test(uri.getHost()) ? Proxy.NO_PROXY : proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // The attempt reports the failure. No other proxy exists.
            }
        };
    }

    /** Sends the credentials only once: if the proxy rejects them, the authenticator does not send them again. */
    Authenticator authenticator() {
        if (credentials.isEmpty()) {
            return Authenticator.NONE;
        }
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(credentials.get().getBytes(StandardCharsets.UTF_8));
        return (route, response) -> response.request().header(AUTHORIZATION) != null
                ? Authenticator.NONE.authenticate(route, response)
                : response.request().newBuilder().header(AUTHORIZATION, basic).build();
    }

    /** {@return the host and the port only, because the credentials are confidential} */
    @Override
    public String toString() {
        return "OutboundProxy[" + host + ":" + port + "]";
    }
}
