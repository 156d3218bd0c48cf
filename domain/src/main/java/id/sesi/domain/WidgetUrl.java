package id.sesi.domain;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The URL of the widget. The URL contains the session's token, so it is as confidential as the token.
 *
 * @param value an absolute {@code https} URL with a host and without user info, unchanged from the response (contract,
 *     decision 8)
 * @since 1.0.0
 */
public record WidgetUrl(String value) {

    /** @throws InvalidValueException with the path {@code widgetUrl} */
    public WidgetUrl {
        if (!isHttpsWithHost(value)) {
            throw new InvalidValueException(
                    "widgetUrl", "needs to be an absolute https URL with a host and without user info");
        }
    }

    /** {@return the host of the URL, so that a caller can restrict the hosts that it accepts} */
    public String host() {
        return URI.create(value).getHost();
    }

    /** {@return the host only, because the rest of the URL is confidential} */
    @Override
    public String toString() {
        return "WidgetUrl[host=" + host() + ", redacted]";
    }

    private static boolean isHttpsWithHost(String value) {
        try {
            // The constructor rejects ASCII control characters and spaces.
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
