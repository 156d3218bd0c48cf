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
 * An HTTP proxy on the way to the vendor. It sees host and port of the vendor and nothing else: the request goes through a
 * tunnel, and the credentials go to the proxy alone.
 *
 * @param host the proxy's name or address
 * @param port the proxy's port
 * @param credentials {@code user:password}, if the proxy asks for them; confidential
 * @param bypass which hosts are reached directly
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
                // The failure is the attempt's; there is no other proxy to try.
            }
        };
    }

    /** Answers once: credentials that were refused are not offered again. */
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

    /** {@return host and port alone} */
    @Override
    public String toString() {
        return "OutboundProxy[" + host + ":" + port + "]";
    }
}
