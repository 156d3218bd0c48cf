package id.sesi.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of the widget. {@link #reveal()} returns the URL itself; {@link #toString()} does not, because the URL contains the
 * session's token and is as confidential as the token.
 *
 * <p>This class is not a record and has no getter. Thus a JSON library that serializes a {@link Session} by mistake either
 * fails or omits the URL.
 *
 * @since 1.0.0
 */
public final class WidgetUrl {

    private static final int HTTPS_PORT = 443;

    private static final Pattern HTTPS_URL =
            Pattern.compile("https://(?<authority>[^/?#]*).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Browsers read a backslash as a slash, so a browser and a Java program may disagree about the host of the URL. */
    private static final Pattern BACKSLASH_BEFORE_QUERY = Pattern.compile("[^?#]*\\\\.*", Pattern.DOTALL);

    /** Transient, so that libraries that read fields skip it. */
    private final transient String value;

    /**
     * Creates a URL.
     *
     * @param value an absolute {@code https} URL with a host and without user info, as it is in the response (contract,
     *     decision 8). The constructor removes spaces before and after it, as a browser would, and changes nothing else. The URL
     *     may contain characters that browsers encode when they open it, such as a space, although {@link java.net.URI} rejects
     *     them
     * @throws InvalidValueException with the path {@code widgetUrl}; the message does not quote the URL
     */
    public WidgetUrl(String value) {
        if (CharacterPolicy.WELL_FORMED.problemOf(value).isPresent()) {
            throw invalid("has a control character or an unpaired surrogate");
        }
        if (BACKSLASH_BEFORE_QUERY.matcher(value).matches()) {
            throw invalid("has a backslash before its query, which browsers and other programs read differently");
        }
        String url = value.trim();
        var unused = parseServer(url);
        this.value = url;
    }

    /**
     * {@return the URL itself, for the {@code src} of an {@code <iframe>}; confidential, because it contains the token} Never log
     * it. In HTML, escape it as the value of an attribute.
     */
    public String reveal() {
        return value;
    }

    /**
     * {@return the host of the URL in lower case and in its ASCII form, so that a caller can restrict the hosts that it accepts}
     */
    public String host() {
        return parseServer(value).host();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WidgetUrl url && value.equals(url.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@return the host only, because the rest of the URL is confidential; the text names the method that returns the URL} */
    @Override
    public String toString() {
        return "WidgetUrl[host=" + host() + ", redacted; call reveal()]";
    }

    private static HostAndPort parseServer(String url) {
        Matcher parts = HTTPS_URL.matcher(url);
        if (!parts.matches()) {
            throw invalid("needs to be an absolute https URL");
        }
        String authority = parts.group("authority");
        if (authority.contains("@")) {
            throw invalid("must not have user info");
        }
        try {
            return HostAndPort.parse(authority, HTTPS_PORT);
        } catch (InvalidValueException e) {
            throw invalid(e.violations().get(0).problem());
        }
    }

    private static InvalidValueException invalid(String problem) {
        return new InvalidValueException("widgetUrl", problem);
    }
}
