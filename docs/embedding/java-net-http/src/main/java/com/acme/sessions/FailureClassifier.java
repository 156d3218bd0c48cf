package com.acme.sessions;

import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import java.net.ProtocolException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * Maps the exception of an exchange without a complete response to a {@link Failure}. The details are fixed texts, because
 * exceptions may quote the server.
 */
final class FailureClassifier {

    private FailureClassifier() {}

    static Failed classify(Throwable thrown, Delivery delivery) {
        List<Throwable> causes =
                Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).toList();
        // The client may begin to write before it knows that the handshake failed. No server can read what it wrote.
        boolean isUnsent = delivery == Delivery.NOT_SENT || contains(causes, SSLHandshakeException.class);
        Failure failure = isUnsent ? connectionFailure(causes) : responseFailure(causes);
        return Failed.withoutResponse(failure, isUnsent ? Delivery.NOT_SENT : delivery, detail(failure));
    }

    private static Failure connectionFailure(List<Throwable> causes) {
        if (contains(causes, HostAwareTrust.WrongHostException.class)) {
            return Failure.HOSTNAME_MISMATCH;
        }
        if (contains(causes, CertificateExpiredException.class) || contains(causes, CertificateNotYetValidException.class)) {
            return Failure.EXPIRED_CERTIFICATE;
        }
        boolean isUntrusted =
                contains(causes, CertificateException.class) || contains(causes, CertPathValidatorException.class);
        return isUntrusted ? Failure.UNTRUSTED_CERTIFICATE : Failure.UNREACHABLE;
    }

    private static Failure responseFailure(List<Throwable> causes) {
        boolean isInvalid = contains(causes, InvalidHttpException.class) || contains(causes, ProtocolException.class);
        return isInvalid ? Failure.INVALID_RESPONSE : Failure.CONNECTION_LOST;
    }

    private static boolean contains(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static String detail(Failure failure) {
        return switch (failure) {
            case HOSTNAME_MISMATCH -> "the server's certificate is for another host";
            case EXPIRED_CERTIFICATE -> "the server's certificate has expired, or the clock is wrong";
            case UNTRUSTED_CERTIFICATE -> "the server's certificate is not trusted";
            case INVALID_RESPONSE -> "the response is not valid HTTP";
            case UNREACHABLE -> "no connection to the server";
            default -> "the connection was lost before a complete response arrived";
        };
    }
}
