package id.sesi.adapters.http.gateway;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains why a certificate is not valid now, with the date that the JDK's message contains. */
final class CertificateDates {

    /** A {@link java.util.Date} in a message of the JDK. */
    private static final Pattern DATE = Pattern.compile("Not(?:After|Before): ([A-Za-z0-9:+ -]{1,40})");

    private CertificateDates() {}

    /** {@return the problem, or empty if the exception is not about the dates of a certificate} */
    static Optional<String> problemOf(Throwable e) {
        if (e instanceof CertificateExpiredException) {
            return Optional.of("a certificate of the server has expired" + date(": it was valid until ", e));
        }
        return e instanceof CertificateNotYetValidException
                ? Optional.of("a certificate of the server is not valid yet" + date(": it is valid from ", e))
                : Optional.empty();
    }

    private static String date(String prefix, Throwable e) {
        Matcher date = DATE.matcher(String.valueOf(e.getMessage()));
        return date.find() ? prefix + date.group(1) : "";
    }
}
