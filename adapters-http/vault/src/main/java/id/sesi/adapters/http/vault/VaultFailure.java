package id.sesi.adapters.http.vault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Explains why no valid response arrived, in fixed texts: the messages of exceptions may contain text from the server. */
final class VaultFailure {

    /** The limit of OkHttp 5.5.1 for the head and the trailers of a response. */
    private static final long MAX_HEAD = 1 << 18;

    /** The beginning of a message of OkHttp 5.5.1 ({@code ConnectPlan}); the status follows. */
    private static final String CONNECT_STATUS = "Unexpected response code for CONNECT: ";

    private VaultFailure() {}

    /**
     * {@return what failed, and what to check}
     *
     * @param proxy host and port of the proxy to which the client connects instead of Vault; empty if it uses none
     * @param received the bytes that Vault has sent since the call started
     */
    static String explain(IOException thrown, Optional<String> proxy, long received) {
        IOException e = mostInformative(thrown);
        String check = proxy.isPresent() ? "; check VAULT_ADDR and HTTPS_PROXY" : "; check VAULT_ADDR";
        Optional<String> invalid = invalidResponse(e, received);
        if (invalid.isPresent()) {
            return "the response " + invalid.get() + check;
        }
        if (e instanceof SSLException tls) {
            return TlsExplanation.explain(tls);
        }
        return proxyRefusal(e)
                .or(() -> unreachable(e, proxy))
                .orElse((e instanceof InterruptedIOException ? "the request timed out" : "the connection was lost")
                        + check + ", the network and the firewall");
    }

    /**
     * {@return the most informative failure} If a host has several addresses, OkHttp throws the first failure and adds the others
     * as suppressed ones. A failure after the connection was accepted explains more than a refused connection. If the server
     * closes the connection while the request is being sent, the failure is one of writing, and the server's alert is suppressed.
     */
    private static IOException mostInformative(IOException e) {
        List<IOException> failures = Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
                .filter(failure -> failure instanceof IOException && !(failure instanceof ConnectException))
                .map(IOException.class::cast)
                .toList();
        return failures.stream()
                .filter(SSLException.class::isInstance)
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .orElse(e);
    }

    /** {@return whether a proxy cannot connect to Vault now: it responded to {@code CONNECT} with 408, 429 or 5xx} */
    static boolean isTemporaryProxyStatus(IOException e) {
        return connectStatus(mostInformative(e))
                .filter(VaultFailure::isTemporary)
                .isPresent();
    }

    private static boolean isTemporary(int status) {
        return status == 408 || status == 429 || status / 100 == 5;
    }

    private static Optional<Integer> connectStatus(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(CONNECT_STATUS)
                ? Optional.of(Integer.parseInt(message.substring(CONNECT_STATUS.length())))
                : Optional.empty();
    }

    private static Optional<String> proxyRefusal(IOException e) {
        if ("Failed to authenticate with proxy".equals(e.getMessage())) {
            return Optional.of("the proxy asks for a user and a password, or rejected the ones it received"
                    + " (407 Proxy Authentication Required); set them in HTTPS_PROXY: http://user:password@host:port");
        }
        return connectStatus(e).map(VaultFailure::proxyProblem);
    }

    private static String proxyProblem(int status) {
        if (isTemporary(status)) {
            return status / 100 == 5
                    ? "the proxy could not connect to Vault, and responded with status " + status
                            + "; check VAULT_ADDR and NO_PROXY, and whether the proxy can reach Vault"
                    : "the proxy responded with status " + status
                            + "; try again later, or ask the operator of the proxy";
        }
        return status / 100 == 4
                ? "the proxy refused the connection with status " + status
                        + "; ask the operator of the proxy to allow the host of VAULT_ADDR, or list the host in NO_PROXY"
                : "the proxy responded with the unexpected status " + status + "; check HTTPS_PROXY";
    }

    private static Optional<String> unreachable(IOException e, Optional<String> proxy) {
        if (!(e instanceof UnknownHostException || e instanceof ConnectException)) {
            return Optional.empty();
        }
        String problem = e instanceof ConnectException ? "connection refused, or no route to host" : "unknown host";
        return Optional.of(
                proxy.map(address -> "no connection to the proxy " + address + ": " + problem + "; check HTTPS_PROXY")
                        .orElse(problem + "; check VAULT_ADDR, the network and the firewall"));
    }

    /** {@return the problem of the response, which completes the sentence "the response …"; empty if none arrived} */
    private static Optional<String> invalidResponse(IOException e, long received) {
        Optional<String> known = cause(e, InvalidHttpException.class).map(InvalidHttpException::problem);
        if (known.isPresent()) {
            return known;
        }
        boolean hasUnfinishedLine = cause(e, EOFException.class)
                .filter(VaultFailure::isUnfinishedLine)
                .isPresent();
        if (hasUnfinishedLine && received >= MAX_HEAD) {
            return Optional.of("has a head larger than " + MAX_HEAD + " bytes");
        }
        if (hasUnfinishedLine && received == 0) {
            return Optional.of("is not valid HTTP"); // Vault itself sent nothing, so this response is from the proxy.
        }
        // OkHttp reports a body that is shorter than its Content-Length as a violation of the protocol too.
        return e instanceof ProtocolException && !"unexpected end of stream".equals(e.getMessage())
                ? Optional.of("is not valid HTTP")
                : Optional.empty();
    }

    /**
     * If a line is longer than OkHttp allows, OkHttp throws the same exception as if the connection had ended. A limit of 0 means
     * that nothing arrived.
     */
    private static boolean isUnfinishedLine(EOFException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("\\n not found") && !message.startsWith("\\n not found: limit=0 ");
    }

    static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(10) // Causes can form a cycle.
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
