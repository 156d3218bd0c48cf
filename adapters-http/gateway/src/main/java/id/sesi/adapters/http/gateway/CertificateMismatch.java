package id.sesi.adapters.http.gateway;

import id.sesi.adapters.http.gateway.FailureClassifier.Reason;
import id.sesi.application.result.Failure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads from OkHttp's exception message why a certificate was rejected although its chain is trusted: wrong host or wrong pin. The
 * messages are those of OkHttp 5.5.1 ({@code ConnectPlan.connectTls}).
 */
final class CertificateMismatch {

    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([^]]*)]");

    private static final Pattern IP_HOST = Pattern.compile("^Hostname ([0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*) not verified");

    /** The names are text from the server, so they are shown only if they look like a host name or an address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*._:-]{1,253}");

    private static final int MAX_NAMES = 5;

    private CertificateMismatch() {}

    /** @param message the message of the exception */
    static Reason reasonOf(String message) {
        Matcher names = NAMES.matcher(message);
        if (!names.find()) {
            return new Reason(
                    Failure.UNTRUSTED_CERTIFICATE,
                    "the server's certificate does not match the pins of the HTTP client");
        }
        return new Reason(Failure.HOSTNAME_MISMATCH, "the server's certificate " + problem(message, names.group(1)));
    }

    private static String problem(String message, String names) {
        if (names.isEmpty()) {
            return "has no subjectAltName, and Java ignores its common name (CN)";
        }
        List<String> entries = List.of(names.split(", "));
        Matcher ip = IP_HOST.matcher(message);
        // An IP entry with this address would match, so this is a DNS entry.
        return ip.find() && entries.contains(ip.group(1))
                ? "has the IP address " + ip.group(1) + " in a DNS entry, but an IP address needs an IP entry"
                        + " (subjectAltName IP:" + ip.group(1) + ")"
                : "is for another host: " + format(entries);
    }

    private static String format(List<String> names) {
        List<String> valid =
                names.stream().filter(name -> NAME.matcher(name).matches()).toList();
        String shown = valid.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
        if (valid.size() > MAX_NAMES) {
            return shown + " and " + (valid.size() - MAX_NAMES) + " more";
        }
        return valid.isEmpty() ? "it contains no valid host name" : shown;
    }
}
