package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.AttemptResult;
import id.sesi.application.driving.Delivery;
import id.sesi.application.driving.Failure;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells the failures apart that leave an attempt without a complete answer. */
final class FailureClassifier {

    /** OkHttp 5.5.1's message where the body is shorter than its {@code Content-Length}. */
    private static final String CUT_SHORT = "unexpected end of stream";

    static final String TOO_LATE = "no connection could be made, or no answer came, in time";

    private FailureClassifier() {}

    static AttemptResult interrupted(boolean withdrawn) {
        return reply(Failure.INTERRUPTED, withdrawn, "the call was interrupted");
    }

    static AttemptResult timedOut(boolean withdrawn) {
        return reply(
                Failure.TIMED_OUT,
                withdrawn,
                withdrawn ? "no connection could be made in time" : "no complete answer came in time");
    }

    /** @param withdrawn whether none of the request's body has left */
    static AttemptResult reply(Throwable e, boolean withdrawn) {
        if (e instanceof InterruptedIOException) {
            return timedOut(withdrawn);
        }
        if (!withdrawn) {
            return reply(
                    Failure.CONNECTION_LOST,
                    false,
                    e instanceof ProtocolException && !CUT_SHORT.equals(e.getMessage())
                            ? "what the server sent is not HTTP"
                            : "the connection broke before a complete answer came");
        }
        Reason reason = reasonOf(e);
        return reply(reason.failure(), true, reason.detail());
    }

    /** {@return why there was no connection, or none that is to be used} */
    static Reason reasonOf(Throwable e) {
        if (e instanceof InterruptedIOException) {
            return new Reason(Failure.TIMED_OUT, TOO_LATE);
        }
        return isUntrusted(e)
                ? new Reason(Failure.UNTRUSTED, distrust(e))
                : new Reason(Failure.UNREACHABLE, "no connection to the server: " + reason(e));
    }

    /** What to tell about a failure. */
    record Reason(Failure failure, String detail) {}

    private static AttemptResult reply(Failure failure, boolean withdrawn, String detail) {
        return AttemptResult.Failed.unanswered(failure, withdrawn ? Delivery.NOT_SENT : Delivery.UNKNOWN, detail);
    }

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
