package id.sesi.adapters.http.gateway;

import id.sesi.adapters.http.gateway.FailureClassifier.Reason;
import id.sesi.application.result.Failure;
import java.io.EOFException;
import java.net.ProtocolException;
import java.util.Optional;

/**
 * Explains why a proxy made no connection. OkHttp 5.5.1 reports the proxy's status only in a message ({@code ConnectPlan}). Without a
 * valid head, it throws the same exceptions as for a response of the server, but before the request is sent.
 */
final class ProxyRefusal {

    private static final String CONNECT_STATUS_PREFIX = "Unexpected response code for CONNECT: ";

    /** The end of the connection before the first byte. With other numbers, a line is unfinished or longer than the limit. */
    private static final String NO_BYTE_PREFIX = "\\n not found: limit=0 ";

    private static final String UNFINISHED_LINE_PREFIX = "\\n not found: ";

    private ProxyRefusal() {}

    /**
     * {@return the reason, or empty if the exception is not about a proxy} Only a temporary problem of the proxy is
     * {@code UNREACHABLE}, which is retried. Rejected credentials must not be sent again, because that may lock the account.
     *
     * @param e the exception of an attempt that sent no request
     * @param usesProxy whether the client connects to a proxy instead of the server
     */
    static Optional<Reason> reasonOf(Throwable e, boolean usesProxy) {
        String message = String.valueOf(e.getMessage());
        if (message.equals("Failed to authenticate with proxy")) {
            return Optional.of(new Reason(
                    Failure.PROXY_REFUSED,
                    "the proxy asks for a user and a password, or rejected the ones it received"
                            + " (407 Proxy Authentication Required)"));
        }
        if (message.startsWith(CONNECT_STATUS_PREFIX)) {
            return Optional.of(reasonOf(Integer.parseInt(message.substring(CONNECT_STATUS_PREFIX.length()))));
        }
        return usesProxy && isInvalidHead(e)
                ? Optional.of(unreachable("the proxy's response is not valid HTTP"))
                : Optional.empty();
    }

    private static boolean isInvalidHead(Throwable e) {
        return e instanceof ProtocolException
                || (e.getCause() instanceof EOFException end && isUnfinishedLine(String.valueOf(end.getMessage())));
    }

    private static boolean isUnfinishedLine(String message) {
        return message.startsWith(UNFINISHED_LINE_PREFIX) && !message.startsWith(NO_BYTE_PREFIX);
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
