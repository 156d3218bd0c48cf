package id.sesi.domain;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The host and the port of a URL. {@link URI} finds no host if a name has an underscore or a non-ASCII letter, although browsers
 * and name servers accept such names. This class accepts them.
 *
 * @param host a name in lower case and in its ASCII form, an IPv4 address with four decimal numbers, or an IPv6 address in
 *     brackets
 * @param port from 1 to 65535
 * @since 1.0.0
 */
public record HostAndPort(String host, int port) {

    private static final int HTTPS_PORT = 443;

    /** 253 characters and a final dot (RFC 1035). */
    private static final int MAX_LENGTH = 254;

    private static final Pattern PARTS = Pattern.compile("(\\[.*]|[^:]*)(?::([0-9]*))?");

    /** HTTP clients reject a label that starts with {@code xn--} and contains an underscore. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,254}$)LABEL(\\.LABEL)*\\.?".replace("LABEL", "(?!xn--[^.]*_)[a-z0-9_-]{1,63}"));

    /** A host whose last label is a number. Browsers read it as an IPv4 address, decimal, octal or hexadecimal (WHATWG URL). */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 =
            Pattern.compile("(B\\.){3}B".replace("B", "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));

    /** The ASCII form of these characters differs between IDNA 2003, which Java implements, and browsers. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    /** @throws InvalidValueException with the path {@code host} or {@code port} */
    public HostAndPort {
        host = validate(toAscii(host));
        if (port < 1 || port > 65_535) {
            throw invalidPort("the port " + port);
        }
    }

    /**
     * {@return the host and the port of a URL; user info is ignored}
     *
     * @param defaultPort the port if the URL has none
     * @throws InvalidValueException with the path {@code host} or {@code port}
     */
    public static HostAndPort of(URI url, int defaultPort) {
        String authority = url.getRawAuthority();
        return parse(authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1), defaultPort);
    }

    /**
     * {@return the host and the port in a text such as {@code vendor.example:8443}}
     *
     * @param defaultPort the port if the text has none
     * @throws InvalidValueException with the path {@code host} or {@code port}
     */
    public static HostAndPort parse(String text, int defaultPort) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw invalidHost("needs the form host or host:port, with an IPv6 address in brackets");
        }
        String port = parts.group(2);
        return new HostAndPort(parts.group(1), port == null || port.isEmpty() ? defaultPort : parsePort(port));
    }

    private static int parsePort(String digits) {
        if (digits.length() > 5) { // Does not quote the digits: in a malformed URL, they may be a part of a password.
            throw invalidPort("a port with " + digits.length() + " digits");
        }
        return Integer.parseInt(digits);
    }

    private static String toAscii(String host) {
        if (host.length() > MAX_LENGTH || host.chars().allMatch(character -> character < 0x80)) {
            return host.toLowerCase(Locale.ROOT);
        }
        if (AMBIGUOUS.matcher(host).find()) {
            throw invalidHost("has a host with a letter whose ASCII form is ambiguous; write the ASCII form (xn--)");
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw invalidHost("has a host without an ASCII form");
        }
    }

    private static String validate(String host) {
        if (host.isEmpty()) {
            throw invalidHost("has no host");
        }
        if (host.startsWith("[")) {
            return validateIpv6(host);
        }
        if (!NAME.matcher(host).matches()) {
            throw invalidHost("has a host that cannot be resolved; a host consists of letters, digits, hyphens and"
                    + " underscores, with at most 63 characters between dots and at most 253 in all");
        }
        if (!Stream.of(host.split("\\.")).allMatch(Punycode::isValid)) {
            throw invalidHost("has a host with a label that starts with xn-- and cannot be decoded (RFC 3492)");
        }
        if (ENDS_IN_NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw invalidHost("has an IPv4 address that is not four decimal numbers from 0 to 255");
        }
        return host;
    }

    private static String validateIpv6(String host) {
        try {
            if (!host.contains("%") && host.equals(URI.create("https://" + host).getHost())) {
                return host;
            }
        } catch (IllegalArgumentException e) {
            // The message of this exception would quote the text; the message below does not.
        }
        throw invalidHost("has an IPv6 address that is malformed or has a zone");
    }

    private static InvalidValueException invalidHost(String problem) {
        return new InvalidValueException("host", problem);
    }

    private static InvalidValueException invalidPort(String found) {
        return new InvalidValueException("port", "has " + found + ", but a port is a number from 1 to 65535");
    }

    /**
     * {@return the {@code https} URL of a path on this server; without the port if it is the default port}
     *
     * @param rawPath a percent-encoded path that starts with a slash, or an empty text
     */
    public URI httpsUrl(String rawPath) {
        return URI.create("https://" + (port == HTTPS_PORT ? host : this) + rawPath);
    }

    /** {@return {@code host:port}} */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
