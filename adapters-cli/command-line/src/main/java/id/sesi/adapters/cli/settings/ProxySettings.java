package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy that {@code HTTPS_PROXY} and {@code NO_PROXY} configure.
 *
 * @param host the proxy's host name or address
 * @param port the proxy's port
 * @param credentials {@code user:password}, or empty if the proxy needs no credentials; confidential
 * @param directHosts the hosts to connect to directly: a domain name including all its subdomains, or {@code *} for all hosts
 * @since 1.0.0
 */
public record ProxySettings(String host, int port, Optional<String> credentials, List<String> directHosts) {

    private static final int DEFAULT_PORT = 80;

    public ProxySettings {
        requireNonNull(host);
        requireNonNull(credentials);
        directHosts = List.copyOf(directHosts);
    }

    /**
     * @throws IllegalArgumentException if the URL is invalid; the message does not quote the URL, which may contain a password
     */
    static ProxySettings parse(String url, String noProxy) {
        URI uri = Setting.url(url.contains("://") ? url : "http://" + url);
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("needs the form http://user:password@host:port");
        }
        List<String> directHosts = Stream.of(noProxy.split(","))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
                .filter(entry -> !entry.isEmpty())
                .toList();
        return new ProxySettings(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                Optional.ofNullable(uri.getUserInfo()),
                directHosts);
    }

    /** {@return whether connections to the host bypass the proxy; always true for {@code localhost} and loopback addresses} */
    public boolean isBypassedFor(String target) {
        // In a URL, an IPv6 address is in brackets.
        String name = target.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        boolean isThisMachine = name.equals("localhost") || name.startsWith("127.") || name.equals("::1");
        return isThisMachine
                || directHosts.stream()
                        .anyMatch(host -> host.equals("*") || name.equals(host) || name.endsWith("." + host));
    }

    /** {@return host and port only, because the credentials are confidential} */
    @Override
    public String toString() {
        return "ProxySettings[" + host + ":" + port + "]";
    }
}
