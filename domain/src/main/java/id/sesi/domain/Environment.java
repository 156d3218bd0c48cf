package id.sesi.domain;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Which of the vendor's installations is meant, and where it is (contract, section 1).
 *
 * @param name {@code staging} or {@code production}
 * @param baseUrl an {@code https} URL, perhaps with a path prefix; without user info, query and fragment
 */
public record Environment(String name, URI baseUrl) {

    /** A name of labels with at most 63 characters, or an IPv6 address without a zone (RFC 1035, 3986). */
    private static final Pattern HOST = Pattern.compile("[^.%]{1,63}(\\.[^.%]{1,63})*\\.?|\\[[^%]+]");

    private static final String STAGING_HOST = "dev-app.psikologiehub.com";
    private static final String PRODUCTION_HOST = "app.psikologiehub.com";

    /** Also in its escaped form: HTTP clients walk up the path on either. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i).*/(\\.|%2e){1,2}(/.*)?");

    /** The vendor's development and staging installation. */
    public static final Environment STAGING = new Environment("staging", URI.create("https://" + STAGING_HOST));

    /** The vendor's production installation. */
    public static final Environment PRODUCTION =
            new Environment("production", URI.create("https://" + PRODUCTION_HOST));

    /** @throws InvalidValueException with the path {@code environment} or {@code baseUrl} */
    public Environment {
        if (!name.equals("staging") && !name.equals("production")) {
            throw new InvalidValueException("environment", "needs to be staging or production");
        }
        if (!"https".equalsIgnoreCase(baseUrl.getScheme())) {
            throw refused("needs to start with https://: a signed request goes over TLS or not at all");
        }
        if (!isUsable(baseUrl.getHost(), baseUrl.getPort())) {
            throw refused("needs a host of letters, digits, dots and hyphens, and a port from 1 to 65535 if any");
        }
        if (baseUrl.getRawUserInfo() != null || baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
            throw refused("must not have user info, a query or a fragment");
        }
        String other = name.equals("staging") ? PRODUCTION_HOST : STAGING_HOST;
        if (other.equalsIgnoreCase(baseUrl.getHost().replaceFirst("\\.$", ""))) {
            throw refused("is the address of the other environment; name that one instead of " + name);
        }
        if (DOT_SEGMENT.matcher(baseUrl.getRawPath()).matches()) {
            throw refused("must not have . or .. in its path");
        }
    }

    /**
     * {@return the vendor's environment of that name}
     *
     * @throws InvalidValueException with the path {@code environment} if no environment has that name
     */
    public static Environment named(String name) {
        for (Environment environment : new Environment[] {STAGING, PRODUCTION}) {
            if (environment.name.equals(name)) {
                return environment;
            }
        }
        throw new InvalidValueException("environment", "needs to be staging or production");
    }

    /** {@return whether real people's sessions are created there} */
    public boolean isProduction() {
        return name.equals("production");
    }

    /** {@return this environment reached at another place, such as a sandbox or an outbound gateway} */
    public Environment at(URI otherBaseUrl) {
        return new Environment(name, otherBaseUrl);
    }

    private static boolean isUsable(String host, int port) {
        return host != null && HOST.matcher(host).matches() && port != 0 && port <= 65_535;
    }

    private static InvalidValueException refused(String problem) {
        return new InvalidValueException("baseUrl", problem);
    }
}
