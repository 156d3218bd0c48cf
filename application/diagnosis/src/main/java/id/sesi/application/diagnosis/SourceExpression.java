package id.sesi.application.diagnosis;

import id.sesi.domain.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of a directive such as {@code frame-src}: a scheme, a host or a keyword (CSP Level 3, section 6.7.2). */
final class SourceExpression {

    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):");

    private static final Pattern HOST = Pattern.compile("(?:([a-z][a-z0-9+.-]*)://)?"
            + "(\\*|(?:\\*\\.)?[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.?|\\[[0-9a-f:.]+])"
            + "(?::(\\d{1,5}|\\*))?"
            + "(/[^?#]*)?");

    /**
     * The schemes that match an {@code https} URL. A policy may name the scheme without TLS, and the schemes of WebSocket match
     * too. Without a scheme, that of the page counts, which is one of these.
     */
    private static final Set<String> MATCHING_SCHEMES = Set.of("https", "http", "wss", "ws");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private SourceExpression() {}

    /** Which URLs of the widget's origin a source expression matches. */
    enum Match {
        NONE,
        SOME_PATHS,
        ALL
    }

    /** {@return which URLs of the widget's origin the expression matches in a policy of the page} */
    static Match match(String expression, URI page, URI widget) {
        String text = expression.toLowerCase(Locale.ROOT);
        if (text.equals("*")) {
            return Match.ALL;
        }
        if (text.equals("'self'")) {
            return isSelf(page, widget) ? Match.ALL : Match.NONE;
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return MATCHING_SCHEMES.contains(scheme.group(1)) ? Match.ALL : Match.NONE;
        }
        Matcher host = HOST.matcher(text);
        if (!host.matches()
                || !MATCHING_SCHEMES.contains(Optional.ofNullable(host.group(1)).orElse("https"))
                || !matchesHost(host.group(2), server(widget).host())
                || !matchesPort(
                        Optional.ofNullable(host.group(3)), server(widget).port())) {
            return Match.NONE;
        }
        String path = host.group(4);
        return path == null || path.equals("/") ? Match.ALL : Match.SOME_PATHS;
    }

    private static boolean matchesHost(String allowed, String actual) {
        if (allowed.equals("*")) {
            return true;
        }
        return allowed.startsWith("*.") ? actual.endsWith(allowed.substring(1)) : actual.equals(allowed);
    }

    private static boolean matchesPort(Optional<String> allowed, int actual) {
        return allowed.map(port -> port.equals("*") || Integer.parseInt(port) == actual)
                .orElse(actual == HTTPS_PORT);
    }

    /** {@code 'self'} also matches the host of a page without TLS, if both ports are the default ports. */
    private static boolean isSelf(URI page, URI widget) {
        HostAndPort self = server(page);
        boolean hasDefaultPort = self.port() == HTTP_PORT && "http".equalsIgnoreCase(page.getScheme());
        return server(widget).equals(hasDefaultPort ? new HostAndPort(self.host(), HTTPS_PORT) : self);
    }

    private static HostAndPort server(URI url) {
        return HostAndPort.of(url, "http".equalsIgnoreCase(url.getScheme()) ? HTTP_PORT : HTTPS_PORT);
    }
}
