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

    /** OkHttp 5.5.1's message where the body is shorter than its {@code Content-Length}. */
    private static final String CUT_SHORT = "unexpected end of stream";

    static final Reason OUT_OF_TIME =
            new Reason(Failure.TIMED_OUT, "no connection could be made, or no answer came, in time");

    private FailureClassifier() {}

    /** {@return why the attempt that threw this brought no complete response} */
    static AttemptResult classify(Throwable e, Delivery delivery) {
        if (e instanceof InterruptedIOException) {
            return Failed.timedOut(delivery);
        }
        if (delivery == Delivery.UNKNOWN) {
            return Failed.withoutResponse(
                    Failure.CONNECTION_LOST,
                    delivery,
                    e instanceof ProtocolException && !CUT_SHORT.equals(e.getMessage())
                            ? "what the server sent is not HTTP"
                            : "the connection broke before a complete answer came");
        }
        Reason reason = reasonOf(e);
        return Failed.withoutResponse(reason.failure(), delivery, reason.detail());
    }

    /** {@return why there was no connection, or none that is to be used} */
    static Reason reasonOf(Throwable e) {
        if (e instanceof InterruptedIOException) {
            return OUT_OF_TIME;
        }
        return isUntrusted(e)
                ? new Reason(Failure.UNTRUSTED, distrust(e))
                : new Reason(Failure.UNREACHABLE, "no connection to the server: " + reason(e));
    }

    /** What to tell about a failure. */
    record Reason(Failure failure, String detail) {}

    private static String distrust(Throwable e) {
        return e instanceof SSLPeerUnverifiedException
                ? "the server's certificate is for another host"
                : "the server's certificate could not be verified";
    }

    /** In our own words: the exception's may be several lines, and some of them the server chose. */
    private static String reason(Throwable e) {
        if (e instanceof UnknownHostException) {
            return "its name is not known";
        }
        if (e instanceof ConnectException) {
            return "it was refused or found no way";
        }
        if (e instanceof SSLException) {
            return "TLS could not be agreed upon";
        }
        return isOfProxy(String.valueOf(e.getMessage()))
                ? "the proxy refuses; check HTTPS_PROXY and its credentials"
                : "it broke before it could be used";
    }

    /** OkHttp 5.5.1 tells it by nothing else ({@code ConnectPlan.createTunnel}). */
    private static boolean isOfProxy(String message) {
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
