package id.sesi.adapters.http.gateway;

import id.sesi.adapters.http.gateway.FailureClassifier.Reason;
import id.sesi.application.result.Failure;
import java.util.Optional;

/** Explains why a proxy made no connection. OkHttp 5.5.1 reports the proxy's status only in a message ({@code ConnectPlan}). */
final class ProxyRefusal {

    private static final String CONNECT_STATUS_PREFIX = "Unexpected response code for CONNECT: ";

    private ProxyRefusal() {}

    /**
     * {@return the reason, or empty if the message is not about a proxy} Only a temporary problem of the proxy is
     * {@code UNREACHABLE}, which is retried. Rejected credentials must not be sent again, because that may lock the account.
     *
     * @param message the message of the exception
     */
    static Optional<Reason> reasonOf(String message) {
        if (message.equals("Failed to authenticate with proxy")) {
            return Optional.of(new Reason(
                    Failure.PROXY_REFUSED, "the proxy requires other credentials (407 Proxy Authentication Required)"));
        }
        return message.startsWith(CONNECT_STATUS_PREFIX)
                ? Optional.of(reasonOf(Integer.parseInt(message.substring(CONNECT_STATUS_PREFIX.length()))))
                : Optional.empty();
    }

    private static Reason reasonOf(int status) {
        return switch (status / 100) {
            case 5 -> unreachable("the proxy could not connect to it, and responded with status " + status);
            case 4 ->
                status == 408 || status == 429
                        ? unreachable("the proxy responded with status " + status)
                        : new Reason(Failure.PROXY_REFUSED, "the proxy refused the connection with status " + status);
            default -> new Reason(Failure.PROXY_REFUSED, "the proxy responded with the unexpected status " + status);
        };
    }

    private static Reason unreachable(String problem) {
        return new Reason(Failure.UNREACHABLE, "no connection to the server: " + problem);
    }
}
