package id.sesi.adapters.cli.settings;

import id.sesi.domain.HostAndPort;
import java.net.URI;
import java.util.Locale;

/** The address of a page of the partner. */
final class PageAddress {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private PageAddress() {}

    /**
     * {@return the address without its fragment, which browsers do not send}
     *
     * @throws IllegalArgumentException if the address is not valid. The message completes the sentence "the setting …". It does not
     *     quote the address, which may be confidential
     * @throws id.sesi.domain.InvalidValueException if the host or the port is not valid
     */
    static URI parse(String text) {
        URI page = Setting.url(text.replaceFirst("#.*", ""));
        String scheme = String.valueOf(page.getScheme()).toLowerCase(Locale.ROOT);
        boolean isHttp = scheme.equals("http");
        if (!isHttp && !scheme.equals("https")) {
            throw new IllegalArgumentException("needs the address of a page that starts with https://");
        }
        HostAndPort server = HostAndPort.of(page, isHttp ? HTTP_PORT : HTTPS_PORT);
        if (page.getRawAuthority().contains("@")) {
            throw new IllegalArgumentException("must not have user info");
        }
        if (isHttp && !ProxyBypass.LOOPBACK.contains(server)) {
            throw new IllegalArgumentException(
                    "needs to start with https://; http:// is allowed only for this machine");
        }
        return page;
    }

    /** {@code HTTPS_PROXY} does not apply to connections without TLS, which are possible only on this machine. */
    static boolean usesProxy(URI page, ProxySettings proxy) {
        return proxy.isUsedFor(HostAndPort.of(page, HTTPS_PORT));
    }
}
