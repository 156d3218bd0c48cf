package com.acme.sessions;

/** The body of a response is not what the vendor's contract promises. The message contains no text of the response. */
final class InvalidResponseException extends Exception {

    private static final long serialVersionUID = 1;

    InvalidResponseException(String problem) {
        super(problem);
    }
}
