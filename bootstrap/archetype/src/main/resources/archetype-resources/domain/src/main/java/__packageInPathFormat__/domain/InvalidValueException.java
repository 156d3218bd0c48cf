package ${package}.domain;

/** A value breaks a rule of the domain. The message is for the person who entered the value. */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidValueException(String message) {
        super(message);
    }
}
