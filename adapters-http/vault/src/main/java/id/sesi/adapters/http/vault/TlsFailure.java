package id.sesi.adapters.http.vault;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Explains why no TLS connection to Vault was established, or why it failed. */
final class TlsFailure {

    /** In a message of OkHttp 5.5.1 ({@code ConnectPlan}); matches only names that look like a host name or an address. */
    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([A-Za-z0-9*._:, -]{1,300})(?=]|, )");

    /** In a message of the JDK, which contains a {@link java.util.Date}. */
    private static final Pattern DATE = Pattern.compile("Not(?:After|Before): ([A-Za-z0-9:+ -]{1,40})");

    private TlsFailure() {}

    static String explain(SSLException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return wrongHost(String.valueOf(e.getMessage()));
        }
        Optional<? extends CertificateException> expired = VaultFailure.cause(e, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return "a certificate of the server has expired" + date(" on ", expired.get())
                    + "; renew the certificate, or check the clock of this machine";
        }
        Optional<? extends CertificateException> early = VaultFailure.cause(e, CertificateNotYetValidException.class);
        return early.isPresent()
                ? "a certificate of the server is not valid yet" + date(", only from ", early.get())
                        + "; check the clock of this machine, or the certificate"
                : "the certificate could not be verified, or the TLS handshake failed; check VAULT_CACERT";
    }

    private static String wrongHost(String message) {
        if (message.startsWith("Certificate pinning failure!")) {
            return "the certificate does not match the pins of the HTTP client";
        }
        Matcher names = NAMES.matcher(message);
        return "the certificate is for another host" + (names.find() ? ": " + names.group(1) : "")
                + "; check VAULT_ADDR";
    }

    private static String date(String before, CertificateException e) {
        Matcher date = DATE.matcher(String.valueOf(e.getMessage()));
        return date.find() ? before + date.group(1) : "";
    }
}
