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
    private static final Set<String> MATCHING_HTTPS = Set.of("https", "http", "wss", "ws");

    private static final Set<String> MATCHING_HTTP = Set.of("http", "ws");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private SourceExpression() {}

    /** Which URLs of an origin a source expression matches. */
    enum Match {
        NONE,
        SOME_PATHS,
        ALL
    }

    /**
     * {@return which URLs of the target's origin the expression matches in a policy of the page}
     *
     * @param target an {@code https} URL, or the page itself
     */
    static Match match(String expression, URI page, URI target) {
        String text = expression.toLowerCase(Locale.ROOT);
        if (text.equals("*")) {
            return Match.ALL;
        }
        if (text.equals("'self'")) {
            return isSelf(page, target) ? Match.ALL : Match.NONE;
        }
        Set<String> schemes = isHttp(target) ? MATCHING_HTTP : MATCHING_HTTPS;
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return schemes.contains(scheme.group(1)) ? Match.ALL : Match.NONE;
        }
        Matcher host = HOST.matcher(text);
        if (!host.matches()
                || !schemes.contains(Optional.ofNullable(host.group(1)).orElse("http"))
                || !matchesHost(host.group(2), server(target).host())
                || !matchesPort(Optional.ofNullable(host.group(3)), target)) {
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

    private static boolean matchesPort(Optional<String> allowed, URI target) {
        int actual = server(target).port();
        return allowed.map(port -> port.equals("*") || Integer.parseInt(port) == actual)
                .orElse(actual == defaultPort(target));
    }

    /** {@code 'self'} also matches the host of a page without TLS, if both ports are the default ports. */
    private static boolean isSelf(URI page, URI target) {
        HostAndPort self = server(page);
        boolean hasDefaultPort = self.port() == HTTP_PORT && isHttp(page) && !isHttp(target);
        return server(target).equals(hasDefaultPort ? new HostAndPort(self.host(), HTTPS_PORT) : self);
    }

    private static HostAndPort server(URI url) {
        return HostAndPort.of(url, defaultPort(url));
    }

    private static int defaultPort(URI url) {
        return isHttp(url) ? HTTP_PORT : HTTPS_PORT;
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }
}
