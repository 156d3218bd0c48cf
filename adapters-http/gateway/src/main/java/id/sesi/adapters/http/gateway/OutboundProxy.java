package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.HostAndPort;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import okhttp3.Authenticator;

/**
 * An HTTP proxy between Sesi and the vendor. The proxy sees only the vendor's host and port, because the request goes through
 * a tunnel. The credentials are sent only to the proxy.
 *
 * @param address the proxy's host and port
 * @param credentials {@code user:password}, if the proxy requires them; a colon is appended to a user name without a password
 *     (RFC 7617); confidential
 * @since 1.0.0
 */
public record OutboundProxy(HostAndPort address, Optional<String> credentials) {

    private static final String AUTHORIZATION = "Proxy-Authorization";

    public OutboundProxy {
        requireNonNull(address);
        credentials = credentials.map(text -> text.contains(":") ? text : text + ":");
    }

    /** {@return the proxy for OkHttp, which looks up the host at each connection} */
    Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.host(), address.port()));
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
        return "OutboundProxy[" + address + "]";
    }
}
