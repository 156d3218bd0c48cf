package id.sesi.outcomecheck.vendor;

import java.util.List;
import java.util.Locale;
import okio.Buffer;
import okio.ByteString;

/**
 * An answer of the vendor.
 *
 * @param status the HTTP status
 * @param headers the headers, without those that frame the body
 * @param body the body; for {@link Framing#RAW} and {@link Framing#ENDLESS}, all bytes of the answer over HTTP/1.1
 * @param framing how the body is delimited
 */
record Answer(int status, List<Header> headers, ByteString body, Framing framing) {

    /** How the body is delimited over HTTP/1.1. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** The end of the connection ends the body. */
        UNTIL_CLOSE,
        /** The answer is not valid HTTP. */
        RAW,
        /** The vendor sends all bytes, and then the second half of them again and again. */
        ENDLESS
    }

    /**
     * A header field.
     *
     * @param name the name, in lower case
     * @param value the value
     */
    record Header(String name, String value) {}

    /** {@return the number of statuses 103 that precede this answer} */
    int earlyHints() {
        return headers.contains(AnswerChooser.TWO_EARLY_HINTS_FIRST) ? 2 : 0;
    }

    /** {@return whether the connection cannot be used after this answer} */
    boolean endsConnection() {
        return framing != Framing.LENGTH && framing != Framing.CHUNKED;
    }

    /** {@return the bytes of this answer over HTTP/1.1} */
    ByteString toHttp1() {
        if (framing == Framing.RAW || framing == Framing.ENDLESS) {
            return body;
        }
        Buffer bytes = new Buffer();
        for (int i = 0; i < earlyHints(); i++) {
            bytes.writeUtf8("HTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\n");
        }
        bytes.writeUtf8("HTTP/1.1 " + status + " Some Reason\r\n");
        headers.forEach(header -> bytes.writeUtf8(header.name() + ": " + header.value() + "\r\n"));
        if (framing == Framing.CHUNKED) {
            bytes.writeUtf8("transfer-encoding: chunked\r\n\r\n");
            int half = body.size() / 2;
            for (ByteString chunk : List.of(body.substring(0, half), body.substring(half))) {
                if (chunk.size() > 0) {
                    bytes.writeUtf8(Integer.toHexString(chunk.size()).toUpperCase(Locale.ROOT) + ";a=b\r\n");
                    bytes.write(chunk).writeUtf8("\r\n");
                }
            }
            return bytes.writeUtf8("0\r\n\r\n").readByteString();
        }
        boolean hasNoBody = status == 204 || status == 304;
        if (framing == Framing.LENGTH && !hasNoBody) {
            bytes.writeUtf8("content-length: " + body.size() + "\r\n");
        }
        bytes.writeUtf8(framing == Framing.UNTIL_CLOSE ? "connection: close\r\n\r\n" : "\r\n");
        return (hasNoBody ? bytes : bytes.write(body)).readByteString();
    }
}
