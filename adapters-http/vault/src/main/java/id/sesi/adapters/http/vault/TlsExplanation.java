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
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Explains why a TLS connection failed. The messages of OkHttp 5.5.1 and the JDK contain text from the server. This class
 * takes only names and dates without special characters from them.
 */
final class TlsExplanation {

    /** In a message of OkHttp ({@code ConnectPlan}). */
    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([^]]*)]");

    private static final Pattern IP_HOST = Pattern.compile("^Hostname ([0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*) not verified");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*._:-]{1,253}");

    private static final int MAX_NAMES = 5;

    /** A {@link java.util.Date} in a message of the JDK. */
    private static final Pattern DATE = Pattern.compile("Not(?:After|Before): ([A-Za-z0-9:+ -]{1,40})");

    /** The JDK's message about an alert, whose name (RFC 8446, section 6) is from a fixed list. */
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    private TlsExplanation() {}

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
                ? "the certificate could not be verified; set VAULT_CACERT to a file with the certificate of the CA that"
                        + " issued it"
                : "TLS handshake failed" + handshakeProblem(message);
    }

    private static String wrongHost(String message) {
        Matcher names = NAMES.matcher(message);
        if (!names.find()) {
            return "the certificate does not match the pins of the HTTP client; check VAULT_ADDR, or update the pins";
        }
        if (names.group(1).isEmpty()) {
            return "the certificate has no subjectAltName, and Java ignores its common name (CN); issue it with the host"
                    + " of VAULT_ADDR as a DNS or IP entry";
        }
        List<String> entries = List.of(names.group(1).split(", "));
        Matcher ip = IP_HOST.matcher(message);
        // An IP entry with this address would match, so this is a DNS entry.
        return ip.find() && entries.contains(ip.group(1))
                ? "the certificate has the IP address " + ip.group(1) + " in a DNS entry; issue it with an IP entry"
                        + " (subjectAltName IP:" + ip.group(1)
                        + "), or use a host name of the certificate in VAULT_ADDR"
                : "the certificate is for another host: " + list(entries) + "; check VAULT_ADDR";
    }

    private static String list(List<String> names) {
        List<String> valid =
                names.stream().filter(name -> NAME.matcher(name).matches()).toList();
        if (valid.isEmpty()) {
            return "it contains no valid host name";
        }
        String shown = valid.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
        return valid.size() > MAX_NAMES ? shown + " and " + (valid.size() - MAX_NAMES) + " more" : shown;
    }

    private static String date(String prefix, CertificateException e) {
        Matcher date = DATE.matcher(String.valueOf(e.getMessage()));
        return date.find() ? prefix + date.group(1) : "";
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
