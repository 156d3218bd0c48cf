package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** An attempt reports {@code NOT_SENT} only if its body cannot be sent later, even if the cancelled call still runs. */
class OneTimeBodyTest {

    private final OneTimeBody body = new OneTimeBody(new byte[] {'{', '}'});
    private final Buffer wire = new Buffer();

    @Test
    void a_withdrawn_body_is_never_sent() {
        assertTrue(body.withdraw());

        assertThrows(IOException.class, () -> body.writeTo(wire));
        assertEquals(0, wire.size());
    }

    @Test
    void a_sent_body_cannot_be_withdrawn() throws IOException {
        body.writeTo(wire);

        assertFalse(body.withdraw());
    }

    @Test
    void a_body_is_sent_once() throws IOException {
        body.writeTo(wire);

        assertThrows(IOException.class, () -> body.writeTo(wire));
        assertEquals("{}", wire.readUtf8());
    }

    /** When the time-out expires, both the sending thread and the waiting caller withdraw the body. */
    @Test
    void a_second_withdrawal_has_the_same_result_as_the_first() throws IOException {
        OneTimeBody unsent = new OneTimeBody(new byte[] {'{', '}'});
        assertTrue(unsent.withdraw());
        assertTrue(unsent.withdraw());

        OneTimeBody sent = new OneTimeBody(new byte[] {'{', '}'});
        sent.writeTo(new Buffer());
        assertFalse(sent.withdraw());
        assertFalse(sent.withdraw());
    }
}
