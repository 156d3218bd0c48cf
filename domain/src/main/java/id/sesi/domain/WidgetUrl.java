package id.sesi.domain;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the widget is loaded from. It carries the session's token, so it is as confidential as the token.
 *
 * @param value an absolute {@code https} URL with a host and without user info, exactly as received (contract, Decided 8)
 */
public record WidgetUrl(String value) {

    /** @throws InvalidValueException with the path {@code widgetUrl} */
    public WidgetUrl {
        if (!isHttpsWithHost(value)) {
            throw new InvalidValueException(
                    "widgetUrl", "needs to be an absolute https URL with a host and without user info");
        }
    }

    /** {@return the URL's host, for a caller who wants to accept some hosts only} */
    public String host() {
        return URI.create(value).getHost();
    }

    /** {@return the host alone: the rest of the URL is confidential} */
    @Override
    public String toString() {
        return "WidgetUrl[host=" + host() + ", redacted]";
    }

    private static boolean isHttpsWithHost(String value) {
        try {
            // Refuses control characters and spaces by itself.
            URI uri = new URI(value);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getRawUserInfo() == null
                    && CharacterPolicy.UNSIGNED.accepts(value);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
