package id.sesi.adapters.http.gateway;

import id.sesi.adapters.http.gateway.FailureClassifier.Reason;
import id.sesi.application.result.Failure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads from OkHttp's exception message why a certificate was rejected although its chain is trusted: wrong host or wrong pin. The
 * messages are those of OkHttp 5.5.1 ({@code ConnectPlan.connectTls}).
 */
final class CertificateMismatch {

    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([^]]*)]");

    /** The names are text from the server, so they are shown only if they look like a host name or an address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*._:-]{1,253}");

    private static final int MAX_NAMES = 5;

    private CertificateMismatch() {}

    /** @param message the message of the exception */
    static Reason reasonOf(String message) {
        Matcher names = NAMES.matcher(message);
        return names.find()
                ? new Reason(
                        Failure.WRONG_HOST, "the server's certificate is for another host: " + format(names.group(1)))
                : new Reason(Failure.UNTRUSTED, "the server's certificate does not match the pins of the HTTP client");
    }

    private static String format(String names) {
        List<String> valid = Stream.of(names.split(", "))
                .filter(name -> NAME.matcher(name).matches())
                .toList();
        String shown = valid.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
        if (valid.size() > MAX_NAMES) {
            return shown + " and " + (valid.size() - MAX_NAMES) + " more";
        }
        return valid.isEmpty() ? "it contains no valid host name" : shown;
    }
}
