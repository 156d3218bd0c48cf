package id.sesi.domain;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * One of the vendor's two installations, and its address (contract, section 1).
 *
 * @param name {@code staging} or {@code production}
 * @param baseUrl an {@code https} URL without user info, query or fragment; it may have a path prefix. The constructor
 *     converts the host to lower case and to its ASCII form, and removes the port 443
 * @since 1.0.0
 */
public record Environment(String name, URI baseUrl) {

    private static final int HTTPS_PORT = 443;

    private static final String STAGING_HOST = "dev-app.psikologiehub.com";
    private static final String PRODUCTION_HOST = "app.psikologiehub.com";

    /** Also matches the percent-encoded form, because HTTP clients resolve both forms. */
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
            throw invalidBaseUrl("needs to start with https://, because Sesi sends signed requests over TLS only");
        }
        HostAndPort server = server(baseUrl);
        if (baseUrl.getRawAuthority().contains("@")
                || baseUrl.getRawQuery() != null
                || baseUrl.getRawFragment() != null) {
            throw invalidBaseUrl("must not have user info, a query or a fragment");
        }
        String otherHost = name.equals("staging") ? PRODUCTION_HOST : STAGING_HOST;
        if (otherHost.equals(server.host().replaceFirst("\\.$", ""))) {
            throw invalidBaseUrl("is the address of the other environment; select that environment instead of " + name);
        }
        if (DOT_SEGMENT.matcher(baseUrl.getRawPath()).matches()) {
            throw invalidBaseUrl("must not have . or .. in its path");
        }
        baseUrl = server.httpsUrl(baseUrl.getRawPath());
    }

    /**
     * {@return the environment with this name, at the vendor's own address}
     *
     * @throws InvalidValueException with the path {@code environment} if no environment has this name
     */
    public static Environment named(String name) {
        for (Environment environment : new Environment[] {STAGING, PRODUCTION}) {
            if (environment.name.equals(name)) {
                return environment;
            }
        }
        throw new InvalidValueException("environment", "needs to be staging or production");
    }

    /** {@return whether this is production, where sessions are about real people} */
    public boolean isProduction() {
        return name.equals("production");
    }

    /**
     * {@return this environment at another address, such as a sandbox or an outbound gateway}
     *
     * @throws InvalidValueException with the path {@code baseUrl} if the URL is not valid for this environment
     */
    public Environment withBaseUrl(URI baseUrl) {
        return new Environment(name, baseUrl);
    }

    /** {@return the host and the port of the base URL} */
    public HostAndPort server() {
        return server(baseUrl);
    }

    private static HostAndPort server(URI baseUrl) {
        try {
            return HostAndPort.of(baseUrl, HTTPS_PORT);
        } catch (InvalidValueException e) {
            throw invalidBaseUrl(e.violations().get(0).problem());
        }
    }

    private static InvalidValueException invalidBaseUrl(String problem) {
        return new InvalidValueException("baseUrl", problem);
    }
}
