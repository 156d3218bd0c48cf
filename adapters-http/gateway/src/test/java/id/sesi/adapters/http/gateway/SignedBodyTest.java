package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** What the verdict "not sent" rests on, where a cancelled call may still be on its way to the socket. */
class SignedBodyTest {

    private final SignedBody body = new SignedBody(new byte[] {'{', '}'});
    private final Buffer wire = new Buffer();

    @Test
    void what_was_withdrawn_never_leaves() {
        assertTrue(body.withdraw());

        assertThrows(IOException.class, () -> body.writeTo(wire));
        assertEquals(0, wire.size());
    }

    @Test
    void what_has_begun_to_leave_cannot_be_withdrawn() throws IOException {
        body.writeTo(wire);

        assertFalse(body.withdraw());
    }

    @Test
    void leaves_once() throws IOException {
        body.writeTo(wire);

        assertThrows(IOException.class, () -> body.writeTo(wire));
        assertEquals("{}", wire.readUtf8());
    }

    /** The thread that sends finds out that the time is over, and so does the caller that waits for it. */
    @Test
    void a_body_that_was_withdrawn_stays_unsent_however_often_that_is_asked() throws IOException {
        SignedBody unsent = new SignedBody(new byte[] {'{', '}'});
        assertTrue(unsent.withdraw());
        assertTrue(unsent.withdraw());

        SignedBody sent = new SignedBody(new byte[] {'{', '}'});
        sent.writeTo(new Buffer());
        assertFalse(sent.withdraw());
        assertFalse(sent.withdraw());
    }
}
