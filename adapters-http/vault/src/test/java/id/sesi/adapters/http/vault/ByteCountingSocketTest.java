package id.sesi.adapters.http.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ByteCountingSocketTest {

    private static final int SENT = 1 << 24;

    /** {@code SSLSocketInputRecord.deplete} of the JDK reads in this way. */
    @Test
    void closing_reads_only_a_little_of_what_a_server_still_sends() throws IOException {
        InputStream received = receiving(SENT);
        long skipped = 0;
        while (received.available() != 0) {
            skipped += received.skip(Math.min(received.available(), 8_192));
        }

        assertTrue(skipped > 0 && skipped <= 1 << 17, skipped + " bytes");
    }

    @Test
    void closing_reads_all_that_a_server_has_sent_if_it_is_little() throws IOException {
        InputStream received = receiving(100);

        assertEquals(100, received.skip(received.available()));
        assertEquals(0, received.available());
    }

    private static InputStream receiving(int bytes) throws IOException {
        Socket tcp = new Socket() {
            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(new byte[bytes]);
            }
        };
        return new ByteCountingSocket(tcp).getInputStream();
    }
}
