package com.acme.sessions;

import javax.net.ssl.SSLException;

/** A response violates HTTP. The type lets it pass through {@link javax.net.ssl.SSLEngine#unwrap}. */
final class InvalidHttpException extends SSLException {

    private static final long serialVersionUID = 1;

    InvalidHttpException(String problem) {
        super(problem);
    }
}
