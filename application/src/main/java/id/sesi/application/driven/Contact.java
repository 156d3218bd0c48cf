package id.sesi.application.driven;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driving.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of reaching out for the vendor's server.
 *
 * @param failure what kept it from answering; nothing if it answered, whatever it said
 * @param detail in one line, without anything that the server chose
 * @param serverTime what the server's clock says, if it told
 */
public record Contact(Optional<Failure> failure, String detail, Optional<Instant> serverTime) {

    public Contact {
        requireNonNull(failure);
        requireNonNull(detail);
        requireNonNull(serverTime);
    }

    /** {@return a contact with an answer of that HTTP status} */
    public static Contact answered(int status, Optional<Instant> serverTime) {
        return new Contact(Optional.empty(), "it answered with status " + status, serverTime);
    }

    /** {@return a contact without an answer} */
    public static Contact failed(Failure failure, String detail) {
        return new Contact(Optional.of(failure), detail, Optional.empty());
    }
}
