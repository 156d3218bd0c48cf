package id.sesi.adapters.http.gateway;

import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Classifies the failures that leave an attempt without a complete response. */
final class FailureClassifier {

    /** The message of OkHttp 5.5.1 if the body is shorter than its {@code Content-Length}. */
    private static final String CUT_SHORT = "unexpected end of stream";

    /** The JDK's message about an alert, whose name (RFC 8446, section 6) is from a fixed list. */
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    private FailureClassifier() {}

    /**
     * {@return the result of an attempt that threw {@code e} instead of receiving a complete response}
     *
     * @param delivery whether the request may have been sent
     * @param proxy host and port of the proxy to which the client connects instead of the server; empty if it uses none
     */
    static Failed classify(Throwable e, Delivery delivery, Optional<String> proxy) {
        if (e instanceof InterruptedIOException) {
            return Failed.timedOut(delivery);
        }
        if (find(e, FailureClassifier::isNotProcessed).isPresent()) {
            return Failed.withoutResponse(
                    Failure.NOT_PROCESSED,
                    Delivery.NOT_SENT,
                    "the server is overloaded or shutting down, and did not process the request");
        }
        Optional<Throwable> rejectedHandshake = find(e, FailureClassifier::isRejectedHandshake);
        if (delivery == Delivery.NOT_SENT || rejectedHandshake.isPresent()) {
            Reason reason = connectionProblem(rejectedHandshake.orElse(e), proxy);
            return Failed.withoutResponse(reason.failure(), Delivery.NOT_SENT, reason.detail());
        }
        Reason reason = responseProblem(e)
                .orElse(new Reason(
                        Failure.CONNECTION_LOST, "the connection was lost before a complete response arrived"));
        return Failed.withoutResponse(reason.failure(), delivery, reason.detail());
    }

    /** {@return the problem of an invalid response, or empty if the connection was lost} */
    static Optional<Reason> responseProblem(Throwable e) {
        if (e instanceof InvalidHttpException invalid) {
            return Optional.of(invalid(invalid.problem()));
        }
        return e instanceof ProtocolException && !CUT_SHORT.equals(e.getMessage())
                ? Optional.of(invalid("is not valid HTTP"))
                : Optional.empty();
    }

    private static Reason invalid(String problem) {
        return new Reason(Failure.INVALID_RESPONSE, "the server's response " + problem);
    }

    /** Also searches the suppressed exceptions: if writing and then reading fail, OkHttp adds the second exception to the first. */
    private static Optional<Throwable> find(Throwable e, Predicate<Throwable> predicate) {
        return Stream.concat(Stream.of(e), Stream.of(e.getSuppressed()))
                .filter(predicate)
                .findFirst();
    }

    /**
     * {@return whether the server rejected the TLS handshake, for example because it requires a client certificate} With TLS 1.3,
     * the client may already have sent its request when it learns this. The server processes no request before the handshake is complete.
     */
    private static boolean isRejectedHandshake(Throwable e) {
        return e instanceof SSLHandshakeException
                && ALERT.matcher(String.valueOf(e.getMessage())).find();
    }

    /**
     * {@return whether the server did not process the request, which may have been sent} True in three cases: the server
     * refused the stream; the server shut the connection down (GOAWAY), and the stream has a higher number than the last one that it processed (RFC
     * 9113, section 8.7); OkHttp knew before
     * sending that the server shuts down. OkHttp 5.5.1 does not export the types of these exceptions, so the code compares a message and a class name.
     */
    static boolean isNotProcessed(Throwable e) {
        return "stream was reset: REFUSED_STREAM".equals(e.getMessage()) || isHttp2ConnectionShutDown(e);
    }

    /** {@return whether the HTTP/2 connection was shut down before the request was sent} */
    static boolean isHttp2ConnectionShutDown(Throwable e) {
        return e.getClass().getName().equals("okhttp3.internal.http2.ConnectionShutdownException");
    }

    /**
     * The kind of a failure, and a text about it.
     *
     * @param detail a message for people, in one line. It may contain the host names of the server's certificate and the
     *     name of a TLS alert, without special characters, but no other text from the server
     */
    record Reason(Failure failure, String detail) {}

    /** {@return why no usable connection was established} */
    private static Reason connectionProblem(Throwable e, Optional<String> proxy) {
        if (e instanceof SSLPeerUnverifiedException) {
            return CertificateMismatch.reasonOf(String.valueOf(e.getMessage()));
        }
        Optional<String> dateProblem = causes(e)
                .map(CertificateDates::problemOf)
                .flatMap(Optional::stream)
                .findFirst();
        if (dateProblem.isPresent()) {
            return new Reason(Failure.EXPIRED_CERTIFICATE, dateProblem.get());
        }
        if (causes(e).anyMatch(FailureClassifier::isUntrusted)) {
            return new Reason(Failure.UNTRUSTED_CERTIFICATE, "the server's certificate could not be verified");
        }
        return ProxyRefusal.reasonOf(e, proxy.isPresent())
                .orElseGet(() -> new Reason(
                        Failure.UNREACHABLE,
                        "no connection to the "
                                + proxy.filter(address -> isAboutFirstHop(e))
                                        .map(address -> "proxy " + address)
                                        .orElse("server")
                                + ": " + networkProblem(e)));
    }

    /** {@return a fixed text, because the exception's message may have several lines or contain text from the server} */
    private static String networkProblem(Throwable e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        if (e instanceof ConnectException) {
            return "connection refused, or no route to host";
        }
        return e instanceof SSLException
                ? "TLS handshake failed" + alert(String.valueOf(e.getMessage()))
                : "the connection failed before the request was sent";
    }

    private static String alert(String message) {
        Matcher alert = ALERT.matcher(message);
        return alert.find() ? ": the server sent the alert " + alert.group(1) : "";
    }

    /** {@return whether the exception is about the host to which the client connects: the proxy, if it uses one} */
    private static boolean isAboutFirstHop(Throwable e) {
        return e instanceof UnknownHostException || e instanceof ConnectException;
    }

    /** {@return the exception and its causes} */
    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(10); // Causes can form a cycle.
    }

    private static boolean isUntrusted(Throwable cause) {
        return cause instanceof CertificateException || cause instanceof CertPathValidatorException;
    }
}
