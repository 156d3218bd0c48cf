package id.sesi.application.contract;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Encodes the ASN.1 values of a certificate (X.690, DER), because the JDK has no public class that creates certificates. */
final class Der {

    private static final int MAX_SHORT_LENGTH = 127;
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... values) {
        return value(0x30, values);
    }

    static byte[] set(byte[]... values) {
        return value(0x31, values);
    }

    /** {@return a value with a context-specific tag that contains other values} */
    static byte[] tagged(int number, byte[]... values) {
        return value(0xa0 | number, values);
    }

    /** {@return the bytes with a context-specific tag} */
    static byte[] taggedBytes(int number, byte[] bytes) {
        return value(0x80 | number, bytes);
    }

    static byte[] integer(long number) {
        return value(0x02, BigInteger.valueOf(number).toByteArray());
    }

    static byte[] booleanTrue() {
        return value(0x01, new byte[] {(byte) 0xff});
    }

    static byte[] octets(byte[] bytes) {
        return value(0x04, bytes);
    }

    static byte[] bits(byte[] bytes) {
        return value(0x03, new byte[] {0}, bytes);
    }

    static byte[] text(String text) {
        return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant time) {
        return value(0x17, UTC_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return an object identifier, such as {@code 2.5.4.3}} */
    static byte[] identifier(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
        for (int i = 2; i < parts.length; i++) {
            int part = Integer.parseInt(parts[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (part >> shift > 0) {
                    bytes.write(0x80 | ((part >> shift) & 0x7f));
                }
            }
            bytes.write(part & 0x7f);
        }
        return value(0x06, bytes.toByteArray());
    }

    private static byte[] value(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        writeLength(content.size(), value);
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    /** Uses the shortest form, as DER requires. */
    private static void writeLength(int length, ByteArrayOutputStream out) {
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        if (length > MAX_SHORT_LENGTH) {
            int start = bytes[0] == 0 ? 1 : 0;
            out.write(0x80 | (bytes.length - start));
            out.write(bytes, start, bytes.length - start);
        } else {
            out.write(length);
        }
    }
}
