package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.Reply;
import id.sesi.application.driving.Delivery;
import id.sesi.application.driving.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells the failures apart that leave an attempt without a complete answer. */
final class Unanswered {

    private Unanswered() {}

    static Reply interrupted(boolean bodyStarted) {
        return reply(Failure.INTERRUPTED, bodyStarted, "the call was interrupted");
    }

    /** A part of the team's own client failed, such as an interceptor. */
    static Reply broken(Exception e, boolean bodyStarted) {
        return reply(
                bodyStarted ? Failure.CONNECTION_LOST : Failure.UNREACHABLE,
                bodyStarted,
                "the HTTP client failed (" + e.getClass().getSimpleName() + ")");
    }

    /** @param bodyStarted whether any of the request's body may have left */
    static Reply reply(IOException e, boolean bodyStarted) {
        Failure failure = failure(e, bodyStarted);
        String detail = switch (failure) {
            case INTERRUPTED -> "the call was interrupted";
            case TIMED_OUT -> "no complete answer came in time";
            case CONNECTION_LOST ->
                "the connection broke before a complete answer came ("
                        + e.getClass().getSimpleName() + ")";
            case UNTRUSTED ->
                e instanceof SSLPeerUnverifiedException
                        ? "the server's certificate is for another host"
                        : "the server's certificate could not be verified";
            default -> "no connection to the server: " + reason(e);
        };
        return reply(failure, bodyStarted, detail);
    }

    private static Reply reply(Failure failure, boolean bodyStarted, String detail) {
        return Reply.Failed.unanswered(failure, bodyStarted ? Delivery.UNKNOWN : Delivery.NOT_SENT, detail);
    }

    /** In our own words: the exception's may be several lines, and some of them the server chose. */
    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "its name is not known";
        }
        if (e instanceof ConnectException) {
            return "it was refused or found no way";
        }
        return e instanceof SSLException
                ? "TLS could not be agreed upon"
                : e.getClass().getSimpleName();
    }

    private static Failure failure(IOException e, boolean bodyStarted) {
        if (e instanceof InterruptedIOException) {
            // OkHttp sets the flag again before it throws; without the flag it was a time-out.
            return Thread.currentThread().isInterrupted() ? Failure.INTERRUPTED : Failure.TIMED_OUT;
        }
        if (bodyStarted) {
            return Failure.CONNECTION_LOST;
        }
        return isUntrusted(e) ? Failure.UNTRUSTED : Failure.UNREACHABLE;
    }

    private static boolean isUntrusted(IOException e) {
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
