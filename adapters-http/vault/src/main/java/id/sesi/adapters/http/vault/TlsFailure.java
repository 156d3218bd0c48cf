package id.sesi.adapters.http.vault;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Explains why a TLS connection failed. Of the messages of OkHttp 5.5.1 and the JDK, it shows only names and dates without special
 * characters, because they contain text from the server.
 */
final class TlsFailure {

    /** In a message of OkHttp ({@code ConnectPlan}). */
    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([^]]*)]");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*._:-]{1,253}");

    private static final int MAX_NAMES = 5;

    /** A {@link java.util.Date} in a message of the JDK. */
    private static final Pattern DATE = Pattern.compile("Not(?:After|Before): ([A-Za-z0-9:+ -]{1,40})");

    /** The JDK's message about an alert, whose name (RFC 8446, section 6) is from a fixed list. */
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    private TlsFailure() {}

    static String explain(SSLException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SSLPeerUnverifiedException) {
            return wrongHost(message);
        }
        Optional<CertificateExpiredException> expired = VaultFailure.cause(e, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return "a certificate of the server has expired" + date(": it was valid until ", expired.get())
                    + "; renew the certificate, or check the clock of this machine";
        }
        Optional<CertificateNotYetValidException> early = VaultFailure.cause(e, CertificateNotYetValidException.class);
        if (early.isPresent()) {
            return "a certificate of the server is not valid yet" + date(": it is valid from ", early.get())
                    + "; check the clock of this machine, or the certificate";
        }
        return isUntrusted(e)
                ? "the certificate could not be verified; check VAULT_CACERT"
                : "TLS handshake failed" + handshakeProblem(message);
    }

    private static String wrongHost(String message) {
        Matcher names = NAMES.matcher(message);
        return names.find()
                ? "the certificate is for another host: " + list(names.group(1)) + "; check VAULT_ADDR"
                : "the certificate does not match the pins of the HTTP client; check VAULT_ADDR, or update the pins";
    }

    private static String list(String names) {
        List<String> valid = Stream.of(names.split(", "))
                .filter(name -> NAME.matcher(name).matches())
                .toList();
        if (valid.isEmpty()) {
            return "it contains no valid host name";
        }
        String shown = valid.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
        return valid.size() > MAX_NAMES ? shown + " and " + (valid.size() - MAX_NAMES) + " more" : shown;
    }

    private static String date(String before, CertificateException e) {
        Matcher date = DATE.matcher(String.valueOf(e.getMessage()));
        return date.find() ? before + date.group(1) : "";
    }

    private static boolean isUntrusted(SSLException e) {
        return VaultFailure.cause(e, CertificateException.class).isPresent()
                || VaultFailure.cause(e, CertPathValidatorException.class).isPresent();
    }

    private static String handshakeProblem(String message) {
        if (message.equals("Unsupported or unrecognized SSL message")) {
            return ": the server does not use TLS at this port; check VAULT_ADDR";
        }
        Matcher alert = ALERT.matcher(message);
        return (alert.find() ? ": the server sent the alert " + alert.group(1) : "")
                + "; check VAULT_ADDR and the log of Vault";
    }
}
