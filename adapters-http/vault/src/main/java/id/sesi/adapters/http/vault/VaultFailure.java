package id.sesi.adapters.http.vault;

import id.sesi.adapters.http.vault.LimitedSocketFactory.ResponseTooLargeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Explains why no response arrived, in fixed texts: the messages of exceptions may contain text from the server. */
final class VaultFailure {

    /** The beginning of a message of OkHttp 5.5.1 ({@code ConnectPlan}); the status follows. */
    private static final String CONNECT_STATUS = "Unexpected response code for CONNECT: ";

    private VaultFailure() {}

    /**
     * {@return what failed, and what to check}
     *
     * @param usesProxy whether the client connects to a proxy instead of Vault
     */
    static String explain(IOException e, boolean usesProxy) {
        if (hasCause(e, ResponseTooLargeException.class)) {
            return "the response is larger than " + LimitedSocketFactory.MAX_BYTES + " bytes; check VAULT_ADDR";
        }
        if (e instanceof InterruptedIOException) {
            return "the request timed out";
        }
        String message = String.valueOf(e.getMessage());
        if (message.equals("Failed to authenticate with proxy")) {
            return "the proxy requires other credentials (407 Proxy Authentication Required); check HTTPS_PROXY";
        }
        if (message.startsWith(CONNECT_STATUS)) {
            return "the proxy responded with status " + message.substring(CONNECT_STATUS.length())
                    + "; check HTTPS_PROXY and NO_PROXY";
        }
        if (usesProxy && (e instanceof UnknownHostException || e instanceof ConnectException)) {
            return "no connection to the proxy; check HTTPS_PROXY";
        }
        return e instanceof SSLException ? explainTls(e) : explainConnection(e);
    }

    private static String explainTls(IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return "the certificate is for another host; check VAULT_ADDR";
        }
        if (hasCause(e, CertificateExpiredException.class) || hasCause(e, CertificateNotYetValidException.class)) {
            return "the certificate has expired or is not valid yet; check the clock of this machine, or renew the certificate";
        }
        return "the certificate could not be verified, or the TLS handshake failed; check VAULT_CACERT";
    }

    private static String explainConnection(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host; check VAULT_ADDR";
        }
        return e instanceof ProtocolException
                ? "the response is not valid HTTP; check VAULT_ADDR"
                : "no connection, or the connection was lost; check VAULT_ADDR, the network and the firewall";
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(10) // Causes can form a cycle.
                .anyMatch(type::isInstance);
    }
}
