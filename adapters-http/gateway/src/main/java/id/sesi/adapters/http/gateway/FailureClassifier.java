package id.sesi.adapters.http.gateway;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Classifies the failures that leave an attempt without a complete response. */
final class FailureClassifier {

    /** The message of OkHttp 5.5.1 if the body is shorter than its {@code Content-Length}. */
    private static final String CUT_SHORT = "unexpected end of stream";

    static final Reason OUT_OF_TIME =
            new Reason(Failure.TIMED_OUT, "no connection, or no response, before the deadline");

    private FailureClassifier() {}

    /** {@return the result of an attempt that threw {@code e} instead of receiving a complete response} */
    static AttemptResult classify(Throwable e, Delivery delivery) {
        if (e instanceof InterruptedIOException) {
            return Failed.timedOut(delivery);
        }
        if (delivery == Delivery.UNKNOWN) {
            return Failed.withoutResponse(
                    Failure.CONNECTION_LOST,
                    delivery,
                    e instanceof ProtocolException && !CUT_SHORT.equals(e.getMessage())
                            ? "the server's response is not valid HTTP"
                            : "the connection was lost before a complete response arrived");
        }
        Reason reason = reasonOf(e);
        return Failed.withoutResponse(reason.failure(), delivery, reason.detail());
    }

    /** {@return why no usable connection was established} */
    static Reason reasonOf(Throwable e) {
        if (e instanceof InterruptedIOException) {
            return OUT_OF_TIME;
        }
        return isUntrusted(e)
                ? new Reason(Failure.UNTRUSTED, certificateProblem(e))
                : new Reason(Failure.UNREACHABLE, "no connection to the server: " + connectionProblem(e));
    }

    /**
     * The kind of a failure, and a text about it.
     *
     * @param detail one line for a person, without any text from the server
     */
    record Reason(Failure failure, String detail) {}

    private static String certificateProblem(Throwable e) {
        return e instanceof SSLPeerUnverifiedException
                ? "the server's certificate is for another host"
                : "the server's certificate could not be verified";
    }

    /** {@return a fixed text, because the exception's message may have several lines or contain text from the server} */
    private static String connectionProblem(Throwable e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        if (e instanceof ConnectException) {
            return "connection refused, or no route to host";
        }
        if (e instanceof SSLException) {
            return "TLS handshake failed";
        }
        return isProxyFailure(String.valueOf(e.getMessage()))
                ? "the proxy rejected the connection; check HTTPS_PROXY and its credentials"
                : "the connection failed before the request was sent";
    }

    /** Only the message distinguishes failures of the proxy in OkHttp 5.5.1 ({@code ConnectPlan.createTunnel}). */
    private static boolean isProxyFailure(String message) {
        return message.startsWith("Failed to authenticate with proxy")
                || message.startsWith("Unexpected response code for CONNECT");
    }

    private static boolean isUntrusted(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLPeerUnverifiedException
                    || cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }
}
