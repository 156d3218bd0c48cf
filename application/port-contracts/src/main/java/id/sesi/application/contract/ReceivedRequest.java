package id.sesi.application.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A request that reached the test vendor.
 *
 * @param head the request line and the headers
 * @param body the body, complete
 */
record ReceivedRequest(List<String> head, String body) {

    /** {@return the next request on a connection, or empty if the client closed the connection} */
    static Optional<ReceivedRequest> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.write(next);
        }
        ReceivedRequest withoutBody =
                new ReceivedRequest(List.of(head.toString(ISO_8859_1).split("\r\n", -1)), "");
        return Optional.of(new ReceivedRequest(withoutBody.head, withoutBody.readBody(in)));
    }

    private String readBody(InputStream in) throws IOException {
        byte[] bytes = header("Transfer-Encoding").isPresent()
                ? readChunks(in)
                : in.readNBytes(Integer.parseInt(header("Content-Length").orElse("0")));
        return new String(bytes, UTF_8);
    }

    String requestLine() {
        return head.get(0);
    }

    Optional<String> header(String name) {
        return head.stream()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(readLine(in), 16);
            body.write(in.readNBytes(size));
            readLine(in);
        } while (size > 0);
        return body.toByteArray();
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
