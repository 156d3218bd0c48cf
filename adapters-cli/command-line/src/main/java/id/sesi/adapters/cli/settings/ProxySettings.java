package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.HostAndPort;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxy that {@code HTTPS_PROXY} and {@code NO_PROXY} configure.
 *
 * @param variable the name of the variable that sets the proxy
 * @param address the proxy's host and port
 * @param credentials {@code user:password} or {@code user}, or empty if the proxy needs no credentials; confidential
 * @param bypass the hosts to reach without the proxy
 * @since 1.0.0
 */
public record ProxySettings(String variable, HostAndPort address, Optional<String> credentials, ProxyBypass bypass) {

    private static final int DEFAULT_PORT = 80;

    /** One of these characters ends the authority of a URL, so the text before it would be the host. */
    private static final Pattern SPECIAL_CHARACTER = Pattern.compile("(\\w+://)?+[^/?#]*[/?#].*@.*");

    public ProxySettings {
        requireNonNull(variable);
        requireNonNull(address);
        requireNonNull(credentials);
        requireNonNull(bypass);
    }

    /**
     * @throws IllegalArgumentException if the URL is invalid; the message completes the sentence "the setting …", and does not
     *     quote the URL, which may contain a password
     */
    static ProxySettings parse(String variable, String url, ProxyBypass bypass) {
        Setting.requireBare(url);
        if (SPECIAL_CHARACTER.matcher(url).matches()) {
            throw new IllegalArgumentException("has a special character in its user name or password; write it as"
                    + " percent-encoding: %23 for #, %2F for /, %3F for ?");
        }
        URI uri = Setting.url(url.contains("://") ? url : "http://" + url);
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException("needs the form http://user:password@host:port");
        }
        return new ProxySettings(
                variable, HostAndPort.of(uri, DEFAULT_PORT), credentials(uri.getRawAuthority()), bypass);
    }

    private static Optional<String> credentials(String authority) {
        int at = authority.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        // If the host has an underscore, Java does not find the user info.
        String encoded = authority.substring(0, at).replace("@", "%40");
        return Optional.of(URI.create("http://" + encoded + "@proxy").getUserInfo());
    }

    /** {@return whether connections to the host use the proxy; never for the hosts of this machine} */
    public boolean isUsedFor(HostAndPort target) {
        return !ProxyBypass.LOOPBACK.contains(target) && !bypass.contains(target);
    }

    /** {@return host and port only, because the credentials are confidential} */
    @Override
    public String toString() {
        return "ProxySettings[" + address + "]";
    }
}
